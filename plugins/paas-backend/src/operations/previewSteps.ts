import type {
  PlanStep,
  StepPreview,
} from '@mooring/backstage-plugin-paas-common';
import type { StepTypes } from './StepTypes';

/**
 * Previews all steps of a plan, instances side by side.
 *
 * @remarks
 * Every step is previewed against the world as it is now, not as earlier steps
 * will leave it; the plan's order is made so that this tells the truth.
 */
export async function previewSteps(
  stepTypes: StepTypes,
  steps: (PlanStep & { instanceId: string })[],
  signal: AbortSignal,
): Promise<StepPreview[]> {
  return Promise.all(
    steps.map(step =>
      stepTypes.preview(step, {
        instanceId: step.instanceId,
        instanceRef: step.instance,
        signal,
      }),
    ),
  );
}
