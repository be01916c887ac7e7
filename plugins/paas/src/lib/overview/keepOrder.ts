import type { OverviewRow } from '@mooring/backstage-plugin-paas-common';

/**
 * The rows in the order in which they have been read so far: those that are
 * gone are left out, those that are new come last.
 */
export function keepOrder(
  order: readonly string[],
  wanted: readonly OverviewRow[],
  rows: ReadonlyMap<string, OverviewRow>,
): OverviewRow[] {
  const known = new Set(order);
  return [
    ...order.flatMap(ref => rows.get(ref) ?? []),
    ...wanted.filter(({ entityRef }) => !known.has(entityRef)),
  ];
}
