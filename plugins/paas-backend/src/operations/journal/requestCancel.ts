import type { Knex } from 'knex';
import type { JobQueue } from '../JobQueue';
import type { Requester } from '../types';

/** Asks an operation, whose row is locked, to stop at its next safe point. */
export async function requestCancel(
  trx: Knex.Transaction,
  jobs: JobQueue,
  id: string,
  { user }: Requester,
): Promise<void> {
  await trx('operations').where({ id }).update({
    cancel_requested_by: user,
    holder: null,
    wake_at: null,
    updated_at: trx.fn.now(),
  });
  await jobs.send(trx, id);
}
