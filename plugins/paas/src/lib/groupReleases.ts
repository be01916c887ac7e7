import type { ReleaseView } from '@mooring/backstage-plugin-paas-common';

/** A version, and what only scaled or restarted it afterwards. */
export interface ReleaseGroup {
  version: ReleaseView;
  /** Newest first. */
  folded: ReleaseView[];
}

/**
 * Releases as people look for them: versions, each with the scalings and
 * restarts made of it, wherever these stand in the list. The group that was
 * changed last comes first. What was made of a release that is not listed counts
 * as a version, so that nothing is lost.
 *
 * @param releases - newest first
 */
export function groupReleases(releases: ReleaseView[]): ReleaseGroup[] {
  const byNumber = new Map(releases.map(release => [release.number, release]));
  const versionOf = (release: ReleaseView): ReleaseView => {
    const parent = byNumber.get(release.parent ?? 0);
    return release.isVersion || !parent ? release : versionOf(parent);
  };
  const groups = new Map<ReleaseView, ReleaseView[]>();
  for (const release of releases) {
    const version = versionOf(release);
    const folded = groups.get(version) ?? [];
    groups.set(version, version === release ? folded : [...folded, release]);
  }
  return [...groups].map(([version, folded]) => ({ version, folded }));
}
