import type { Knex } from 'knex';
import type { CountedDecision } from '../../domain/judgeGate';
import type { DecisionRow } from './rows';

/** What was decided at a gate about just this plan, in order. */
export async function countedDecisions(
  knex: Knex,
  operationId: string,
  seq: number,
  planHash: string,
): Promise<CountedDecision[]> {
  const rows = await knex<DecisionRow>('operation_decisions')
    .where({ operation_id: operationId, seq, plan_hash: planHash })
    .orderBy('id');
  return rows.map(({ actor, on_behalf_of, verdict, note }) => ({
    actor,
    onBehalfOf: on_behalf_of ?? undefined,
    verdict,
    note: note ?? undefined,
  }));
}
