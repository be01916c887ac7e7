import type { Comparison } from '@mooring/backstage-plugin-paas-common';

/**
 * How what is live here stands to what is live there.
 *
 * @remarks
 * Versions come in the order in which they were live for the first time, so that
 * who rolled back is behind. Where only one of the two has run both, that one's
 * order tells; where neither has, nothing can be told.
 *
 * @param here - digests of the images that were live, the oldest first; the last
 *   one is
 * @param there - the same of the other; neither is empty
 */
export function compareVersions(
  here: readonly string[],
  there: readonly string[],
): Pick<Comparison, 'relation' | 'by'> {
  const own = here.at(-1)!;
  const other = there.at(-1)!;
  if (own === other) {
    return { relation: 'same' };
  }
  for (const history of [here, there]) {
    const order = [...new Set(history)];
    if (order.includes(own) && order.includes(other)) {
      const by = order.indexOf(own) - order.indexOf(other);
      return { relation: by > 0 ? 'ahead' : 'behind', by: Math.abs(by) };
    }
  }
  return { relation: 'different' };
}
