import type { PlanStep } from '@mooring/backstage-plugin-paas-common';
import type { Tables } from './Tables';

/** Adds steps behind those that an operation has. */
export function insertSteps(
  tables: Tables,
  operationId: string,
  steps: readonly (PlanStep & { instanceId: string })[],
  direction: 'forward' | 'undo',
): void {
  const first = tables.stepsOf(operationId).length;
  steps.forEach(({ instanceId, type, input }, index) => {
    tables.steps.push({
      operation_id: operationId,
      seq: first + index,
      direction,
      instance_id: instanceId,
      type,
      input,
      preview: null,
      state: 'pending',
      summary: null,
      error: null,
      attempts: 0,
      log: [],
      started_at: null,
      ended_at: null,
    });
  });
}
