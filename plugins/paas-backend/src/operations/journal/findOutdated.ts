import type { Knex } from 'knex';
import type { JournalOperation } from '../types';
import type { InstanceRow } from './rows';

/**
 * Why an operation cannot start from where it was planned from: the release it
 * builds on did not become live. Undefined if it can.
 */
export async function findOutdated(
  trx: Knex.Transaction,
  operation: JournalOperation,
): Promise<string | undefined> {
  for (const target of operation.targets) {
    const instance = await trx<InstanceRow>('instances')
      .where({ id: target.instanceId })
      .first('live_number');
    const planned = target.from?.number ?? null;
    if (instance && instance.live_number !== planned) {
      const was = planned === null ? 'nothing' : `release ${planned}`;
      return `${target.instanceRef}: this was planned while ${was} was to be live, which did not come true; preview it again`;
    }
  }
  return undefined;
}
