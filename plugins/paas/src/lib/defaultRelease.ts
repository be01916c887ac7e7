import type {
  ReleaseList,
  ReleaseView,
} from '@mooring/backstage-plugin-paas-common';

/**
 * The release that one most probably wants back: the one that still serves while
 * a newer one does not, else the last other version that did.
 */
export function defaultRelease({
  items,
  live,
  head,
}: ReleaseList): ReleaseView | undefined {
  const current = items.find(({ number }) => number === live);
  if (current && live !== head) {
    return current;
  }
  return items.find(
    ({ number, status, isVersion }) =>
      number !== head && status === 'previous' && isVersion,
  );
}
