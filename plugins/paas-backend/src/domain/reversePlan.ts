import type { PlanStep } from '@mooring/backstage-plugin-paas-common';
import { planTransition } from './planTransition';
import type { Release } from './Release';

/**
 * The undo of an operation: the plan from where it was going to where it came
 * from, instances in reverse order. Right on a half-done state, because every
 * step acts only on what it finds different.
 */
export function reversePlan(
  targets: readonly {
    instanceId: string;
    instanceRef: string;
    from: Release | undefined;
    to: Release | undefined;
  }[],
): (PlanStep & { instanceId: string })[] {
  return [...targets]
    .reverse()
    .flatMap(({ instanceId, instanceRef, from, to }) =>
      planTransition(instanceRef, to, from).map(step => ({
        ...step,
        instanceId,
      })),
    );
}
