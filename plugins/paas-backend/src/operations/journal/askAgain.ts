import type { Knex } from 'knex';
import { isGate } from '../../domain/gates';
import type { JournalOperation } from '../types';

/** Whether people stand before everything else that an operation does. */
export function gatesFirst(steps: readonly { type: string }[]): boolean {
  return steps[0] !== undefined && isGate(steps[0]);
}

/**
 * Leads an operation whose plan has become another one back to its gates. What
 * only waits for people locks nothing.
 */
export async function askAgain(
  trx: Knex.Transaction,
  { id }: JournalOperation,
): Promise<void> {
  await trx('operation_steps')
    .where({ operation_id: id })
    .whereIn('type', ['human.approve', 'human.confirm'])
    .update({
      state: 'pending',
      summary: null,
      started_at: null,
      ended_at: null,
    });
  await trx('instance_locks').where({ operation_id: id }).del();
  await trx('operations')
    .where({ id })
    .update({ state: 'queued', holder: null, started_at: null });
}
