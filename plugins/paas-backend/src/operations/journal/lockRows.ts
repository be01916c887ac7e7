import type { Knex } from 'knex';

/** Locks the rows of instances, always in the same order, so that two transactions never wait for each other. */
export async function lockRows(
  trx: Knex.Transaction,
  instanceIds: readonly string[],
): Promise<void> {
  await trx('instances').whereIn('id', instanceIds).orderBy('id').forUpdate();
}
