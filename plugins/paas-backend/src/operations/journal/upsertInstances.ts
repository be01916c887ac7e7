import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { say } from '@mooring/common';
import type { PlannedChange } from '../../changes/types';
import { lockRows } from './lockRows';
import type { InstanceRow } from './rows';

/**
 * Locks the rows of all instances of a change, new ones included, checks that
 * each head is where the plan starts from, and moves the heads.
 *
 * @returns instance ids by instance ref
 * @throws ConflictError if a head has moved
 */
export async function upsertInstances(
  trx: Knex.Transaction,
  planned: PlannedChange,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  await lockRows(
    trx,
    planned.targets.map(({ instanceId }) => instanceId),
  );
  const targets = [...planned.targets].sort((a, b) =>
    a.instanceRef < b.instanceRef ? -1 : 1,
  );
  for (const target of targets) {
    if (planned.kind === 'create') {
      await trx<InstanceRow>('instances')
        .insert({
          id: target.instanceId,
          service_id: target.serviceId,
          environment: target.environment,
        })
        .onConflict(['service_id', 'environment'])
        .ignore();
    }
    const row = await trx<InstanceRow>('instances')
      .where({
        service_id: target.serviceId,
        environment: target.environment,
      })
      .forUpdate()
      .first();
    const sameHead = row?.head_number === (target.head?.number ?? null);
    const sameNumber =
      target.to === undefined || row?.next_number === target.to.number;
    if (!row || !sameHead || !sameNumber) {
      throw new ConflictError(
        say('plan.changed', { instance: target.instanceRef }),
      );
    }
    await trx('instances')
      .where({ id: row.id })
      .update({
        head_number: target.to?.number ?? null,
        next_number: row.next_number + (target.to ? 1 : 0),
      });
    ids.set(target.instanceRef, row.id);
  }
  return ids;
}
