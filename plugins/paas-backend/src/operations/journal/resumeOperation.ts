import type { Knex } from 'knex';
import type { JobQueue } from '../JobQueue';

/** Lets an operation, whose row is locked, go on with what somebody decided. */
export async function resumeOperation(
  trx: Knex.Transaction,
  jobs: JobQueue,
  id: string,
  values: Record<string, unknown>,
): Promise<void> {
  await trx('operations')
    .where({ id })
    .update({
      ...values,
      holder: null,
      wake_at: null,
      updated_at: trx.fn.now(),
    });
  await jobs.send(trx, id);
}
