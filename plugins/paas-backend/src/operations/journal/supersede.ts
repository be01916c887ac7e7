import type { Knex } from 'knex';
import type { JobQueue } from '../JobQueue';
import type { Requester } from '../types';
import { requestCancel } from './requestCancel';
import type { OperationRow } from './rows';

/** Asks operations that a new one takes the place of to stop; those that have ended meanwhile are left. */
export async function supersede(
  trx: Knex.Transaction,
  jobs: JobQueue,
  ids: string[],
  requester: Requester,
): Promise<void> {
  const rows = await trx<OperationRow>('operations')
    .whereIn('id', ids)
    .whereNull('ended_at')
    .orderBy('id')
    .forUpdate();
  for (const row of rows) {
    await requestCancel(trx, jobs, row.id, requester);
  }
}
