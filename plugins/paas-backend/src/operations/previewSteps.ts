import { canonicalJson } from '@mooring/common';
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
 * will leave it; the plan's order is made so that this tells the truth. What an
 * earlier step changes already is not told again.
 */
export async function previewSteps(
  stepTypes: StepTypes,
  steps: readonly (PlanStep & { instanceId: string })[],
  signal: AbortSignal,
): Promise<StepPreview[]> {
  const previews = await Promise.all(
    steps.map(step =>
      stepTypes.preview(step, {
        instanceId: step.instanceId,
        instanceRef: step.instance,
        signal,
      }),
    ),
  );
  const told = new Set<string>();
  return previews.map(preview => ({
    ...preview,
    changes: preview.changes.filter(change => {
      const key = canonicalJson(change);
      return !told.has(key) && told.add(key);
    }),
  }));
}
