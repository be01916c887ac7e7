import type { PlanStep } from '@mooring/backstage-plugin-paas-common';
import { planEnd } from './planEnd';
import type { Release } from './Release';

/**
 * The undo of an operation: the plan from where it was going to where it came
 * from, instances in reverse order. Right on a half-done state, because every
 * step acts only on what it finds different. Never empty: an operation that led
 * to what was there already has made its release the live one.
 */
export function reversePlan(
  targets: readonly {
    instanceId: string;
    instanceRef: string;
    from: Release | undefined;
    partial: readonly Release[];
    to: Release | undefined;
  }[],
): (PlanStep & { instanceId: string })[] {
  return [...targets]
    .reverse()
    .flatMap(({ instanceId, instanceRef, from, partial, to }) =>
      planEnd(instanceRef, to, from, partial).map(step => ({
        ...step,
        instanceId,
      })),
    );
}
