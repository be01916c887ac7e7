import type { ReleaseView } from '@mooring/backstage-plugin-paas-common';

/** A version, and what only scaled or restarted it afterwards. */
export interface ReleaseGroup {
  version: ReleaseView;
  /** Newest first. */
  folded: ReleaseView[];
}

/**
 * Releases as people look for them: versions, each with the scalings and
 * restarts made of it. The oldest counts as a version whatever it is, so that
 * nothing is lost where older ones are not listed.
 *
 * @param releases - newest first
 */
export function groupReleases(releases: ReleaseView[]): ReleaseGroup[] {
  const groups: ReleaseGroup[] = [];
  let folded: ReleaseView[] = [];
  releases.forEach((release, index) => {
    if (release.isVersion || index === releases.length - 1) {
      groups.push({ version: release, folded });
      folded = [];
    } else {
      folded.push(release);
    }
  });
  return groups;
}
