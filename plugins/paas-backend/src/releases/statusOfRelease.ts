import type { ReleaseStatus } from '@mooring/backstage-plugin-paas-common';

/** What the status of a release is decided from. */
export interface ReleaseCircumstances {
  number: number;
  /** Of its instance. */
  live: number | undefined;
  head: number | undefined;
  isWithdrawn: boolean;
  /** Its operation has not ended and still leads to it. */
  isUnderWay: boolean;
  /** Its operation led to it and has begun to write. */
  isTouched: boolean;
}

/** What became of a release. */
export function statusOfRelease(release: ReleaseCircumstances): ReleaseStatus {
  const { number, live, head } = release;
  if (number === live) {
    return 'live';
  }
  if (release.isWithdrawn) {
    return release.isTouched ? 'failed' : 'withdrawn';
  }
  return release.isUnderWay || number === head ? 'coming' : 'previous';
}
