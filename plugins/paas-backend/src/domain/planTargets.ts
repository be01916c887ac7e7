import type { PlanTarget } from '@mooring/backstage-plugin-paas-common';
import type { Release } from './Release';

/** Both ends of every transition by number and hash, as a plan names them. */
export function planTargets(
  targets: readonly {
    instanceRef: string;
    environment: string;
    from: Release | undefined;
    partial: readonly Release[];
    to: Release | undefined;
  }[],
): PlanTarget[] {
  return targets.map(({ instanceRef, environment, from, partial, to }) => ({
    instance: instanceRef,
    environment,
    ...(from && { from: refOf(from) }),
    ...(to && { to: refOf(to) }),
    ...(partial.length > 0 && { partial: partial.map(refOf) }),
  }));
}

function refOf({ number, hash }: Release) {
  return { number, hash };
}
