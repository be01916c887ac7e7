import type { Holder } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import type { JobQueue } from './JobQueue';

/**
 * Lets operations look again that wait for something that may be over, when the
 * transaction commits.
 *
 * @param instanceId - only those that change it
 */
export async function wakeWaiting(
  trx: Knex.Transaction,
  jobs: JobQueue,
  code: NonNullable<Holder['code']>,
  instanceId?: string,
): Promise<void> {
  const waiting: string[] = await trx('operations')
    .join('operation_targets', 'operation_id', 'operations.id')
    .whereNull('ended_at')
    .whereRaw(`holder->>'code' = ?`, [code])
    .modify(all => {
      if (instanceId !== undefined) {
        all.where({ instance_id: instanceId });
      }
    })
    .groupBy('operations.id')
    .orderBy(['operations.created_at', 'operations.id'])
    .pluck('operations.id');
  for (const operationId of waiting) {
    await jobs.send(trx, operationId);
  }
}
