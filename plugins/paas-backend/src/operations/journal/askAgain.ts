import type { FieldChange } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { isGate } from '../../domain/gates';
import { planDifference } from '../../domain/planDifference';
import type { JournalOperation } from '../types';
import { plannedChanges } from './plannedChanges';

/** Whether people stand before everything else that an operation does. */
export function gatesFirst(steps: readonly { type: string }[]): boolean {
  return steps[0] !== undefined && isGate(steps[0]);
}

/**
 * Leads an operation whose plan has become another one back to its gates. What
 * only waits for people locks nothing.
 *
 * @param was - what the plan would have changed about which they were asked before
 */
export async function askAgain(
  trx: Knex.Transaction,
  { id }: JournalOperation,
  was: readonly FieldChange[],
): Promise<void> {
  const difference = planDifference(was, await plannedChanges(trx, id));
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
    .update({
      ...{ state: 'queued', holder: null, started_at: null },
      plan_difference: JSON.stringify(difference),
    });
}
