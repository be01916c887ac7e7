import type { Panel } from '@mooring/backstage-plugin-paas-common';

/** Which releases are live and newest where: as long as it is the same, no list of releases has changed. */
export function releaseVersion({ instances }: Panel): string {
  return instances
    .map(
      ({ environment, inside }) =>
        `${environment} ${inside?.live} ${inside?.head}`,
    )
    .join('; ');
}
