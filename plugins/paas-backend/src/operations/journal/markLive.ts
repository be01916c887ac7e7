import type { Knex } from 'knex';
import type { InstanceRow } from './rows';

/** Ends the interval of the release that was live and begins that of the next; does nothing if it is live already. */
export async function markLive(
  trx: Knex.Transaction,
  live: {
    operationId: string;
    instanceId: string;
    number: number | null;
  },
): Promise<void> {
  const instance = await trx<InstanceRow>('instances')
    .where({ id: live.instanceId })
    .forUpdate()
    .first();
  const { number } = live;
  if (instance?.live_number === number) {
    return;
  }
  await trx('live_intervals')
    .where({ instance_id: live.instanceId })
    .whereNull('live_until')
    .update({ live_until: trx.fn.now() });
  if (number !== null) {
    await trx('live_intervals').insert({
      instance_id: live.instanceId,
      number,
      operation_id: live.operationId,
      live_from: trx.fn.now(),
    });
  }
  await trx('instances')
    .where({ id: live.instanceId })
    .update({ live_number: number });
}
