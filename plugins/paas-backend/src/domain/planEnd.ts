import type { PlanStep } from '@mooring/backstage-plugin-paas-common';
import { planTransition } from './planTransition';

/**
 * {@link planTransition} where the release has to become the live one in any
 * case: if nothing differs, that is the one step.
 */
export function planEnd(
  ...transition: Parameters<typeof planTransition>
): PlanStep[] {
  const [instance, , to] = transition;
  const steps = planTransition(...transition);
  return steps.length > 0
    ? steps
    : [
        {
          instance,
          type: 'release.live',
          input: { release: to?.number ?? null },
        },
      ];
}
