import type { FieldChange } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import type { StepRow } from './rows';

/** What the steps of an operation's plan would change, as they were previewed last. */
export async function plannedChanges(
  knex: Knex,
  operationId: string,
): Promise<FieldChange[]> {
  const rows = await knex<StepRow>('operation_steps')
    .where({ operation_id: operationId, direction: 'forward' })
    .orderBy('seq')
    .select('preview');
  return rows.flatMap(({ preview }) => preview?.changes ?? []);
}
