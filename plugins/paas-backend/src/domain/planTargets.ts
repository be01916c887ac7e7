import type { PlanPreview } from '@mooring/backstage-plugin-paas-common';
import { releaseHash, type Release } from './Release';

/** Both ends of every transition by number and hash, as a plan names them. */
export function planTargets(
  targets: readonly {
    instanceRef: string;
    environment: string;
    from: Release | undefined;
    to: Release | undefined;
  }[],
): PlanPreview['targets'] {
  return targets.map(({ instanceRef, environment, from, to }) => ({
    instance: instanceRef,
    environment,
    ...(from && { from: refOf(from) }),
    ...(to && { to: refOf(to) }),
  }));
}

function refOf(release: Release) {
  return { number: release.number, hash: releaseHash(release.content) };
}
