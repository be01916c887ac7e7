import type { PlanPreview } from '@mooring/backstage-plugin-paas-common';
import { contentHash } from '@mooring/backstage-plugin-paas-node';

/**
 * What a person confirms: kind, both ends of every transition, the steps' inputs
 * and what each would change. Notes are outside, they may differ by the second;
 * so are summary and preflight, which say the same in other words.
 */
export function planHash(
  plan: Pick<PlanPreview, 'kind' | 'targets' | 'steps'>,
): string {
  return contentHash({
    kind: plan.kind,
    targets: plan.targets,
    steps: plan.steps.map(({ instance, type, input, preview }) => ({
      instance,
      type,
      input,
      changes: preview.changes,
    })),
  });
}
