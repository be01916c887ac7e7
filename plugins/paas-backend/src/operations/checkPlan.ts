import { toError } from '@backstage/errors';
import { say } from '@mooring/common';
import { makePlan, type PreviewedPlan } from './makePlan';
import type { StepTypes } from './StepTypes';
import type { Journal, JournalOperation } from './types';

/** How the look before the first write went; errors of the journal itself are thrown. */
export type PlanCheck =
  | { asConfirmed: boolean; error?: undefined }
  | { asConfirmed?: undefined; error: Error };

/**
 * Previews a plan again directly before its first write, so that what a person
 * saw is what runs. If it is not as confirmed, the operation is held for a person.
 */
export async function checkPlan(options: {
  journal: Journal;
  stepTypes: StepTypes;
  operation: JournalOperation;
  signal: AbortSignal;
}): Promise<PlanCheck> {
  const { journal, stepTypes, operation, signal } = options;
  let plan: PreviewedPlan;
  try {
    const { kind, targets, steps } = operation;
    plan = await makePlan(stepTypes, kind, targets, steps, signal);
  } catch (error) {
    return { error: toError(error) };
  }
  if (plan.hash === operation.planHash) {
    await journal.markChecked(operation);
    return { asConfirmed: true };
  }
  await journal.holdChanged(operation, {
    hash: plan.hash,
    previews: plan.steps.map(({ preview }) => preview),
    holder: {
      kind: 'person',
      code: 'changed',
      name: operation.ownerRef,
      reason: say('held.changed'),
      since: new Date().toISOString(),
    },
  });
  return { asConfirmed: false };
}
