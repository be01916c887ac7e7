import { toError } from '@backstage/errors';
import type { StepPreview } from '@mooring/backstage-plugin-paas-common';
import { planHash } from '../domain/planHash';
import { planTargets } from '../domain/planTargets';
import { previewSteps } from './previewSteps';
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
  let previews: StepPreview[];
  try {
    previews = await previewSteps(stepTypes, operation.steps, signal);
  } catch (error) {
    return { error: toError(error) };
  }
  const hash = planHash({
    kind: operation.kind,
    targets: planTargets(operation.targets),
    steps: operation.steps.map(({ instance, type, input }, index) => ({
      instance,
      type,
      input,
      preview: previews[index]!,
    })),
  });
  if (hash === operation.planHash) {
    await journal.markChecked(operation);
    return { asConfirmed: true };
  }
  await journal.holdChanged(operation, {
    hash,
    previews,
    holder: {
      kind: 'person',
      name: operation.initiator,
      reason:
        'Something was changed after this plan was confirmed; the steps show what would happen now. Continue to carry that out, or undo.',
      since: new Date().toISOString(),
    },
  });
  return { asConfirmed: false };
}
