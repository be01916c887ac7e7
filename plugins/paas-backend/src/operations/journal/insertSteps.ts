import type {
  PlanStep,
  StepPreview,
} from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';

/** Writes the steps of a plan down, to be carried out one after another from `first` on. */
export async function insertSteps(
  trx: Knex.Transaction,
  operationId: string,
  steps: (PlanStep & { instanceId: string; preview?: StepPreview })[],
  { direction, first }: { direction: 'forward' | 'undo'; first: number },
): Promise<void> {
  if (steps.length === 0) {
    return;
  }
  await trx('operation_steps').insert(
    steps.map(({ instanceId, type, input, preview }, index) => ({
      operation_id: operationId,
      seq: first + index,
      direction,
      instance_id: instanceId,
      type,
      input: JSON.stringify(input),
      preview: preview ? JSON.stringify(preview) : null,
      state: 'pending',
    })),
  );
}
