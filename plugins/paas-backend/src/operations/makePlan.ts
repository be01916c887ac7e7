import type {
  ChangeKind,
  PlanPreview,
  StepPreview,
} from '@mooring/backstage-plugin-paas-common';
import type { NewStep } from '../domain/gates';
import { planHash } from '../domain/planHash';
import { planTargets } from '../domain/planTargets';
import { previewSteps } from './previewSteps';
import type { StepTypes } from './StepTypes';
import type { Target } from './types';

/** A plan whose steps have been looked at. */
export interface PreviewedPlan
  extends Pick<PlanPreview, 'kind' | 'hash' | 'targets'> {
  steps: (NewStep & { preview: StepPreview })[];
}

/** Previews steps that lead to targets, and names the whole by its hash. */
export async function makePlan(
  stepTypes: StepTypes,
  kind: ChangeKind,
  targets: readonly Target[],
  steps: readonly NewStep[],
  signal: AbortSignal,
): Promise<PreviewedPlan> {
  const previews = await previewSteps(stepTypes, steps, signal);
  const plan = {
    kind,
    targets: planTargets(targets),
    steps: steps.map(({ instance, type, input, instanceId }, index) => ({
      instance,
      type,
      input,
      instanceId,
      preview: previews[index]!,
    })),
  };
  return { ...plan, hash: planHash(plan) };
}
