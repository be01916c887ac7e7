import type { Knex } from 'knex';

/**
 * Lets the deadlines of an operation's unfinished steps count anew if nobody has
 * worked on it for a while after it was to be: the time that a portal was away is no fault of a
 * rollout.
 */
export async function restartClocks(
  knex: Knex,
  operationId: string,
): Promise<void> {
  await knex('operation_steps')
    .where({ operation_id: operationId })
    .whereIn('state', ['running', 'waiting'])
    .whereExists(
      knex('operations')
        .where({ id: operationId })
        .whereRaw(
          `greatest(updated_at, wake_at) < now() - interval '60 seconds'`,
        )
        .select(knex.raw('1')),
    )
    .update({ started_at: null });
}
