import type { OverviewRow } from '@mooring/backstage-plugin-paas-common';
import { useMemo, useState } from 'react';
import { keepOrder } from '../lib/overview/keepOrder';

/**
 * Rows that do not move while they are read: as long as the view is the same
 * they keep the order they had when it was chosen, or when they were last sorted.
 */
export function useKeptOrder(options: {
  /** As they would be selected and sorted now. */
  wanted: OverviewRow[];
  rows: ReadonlyMap<string, OverviewRow>;
  /** Stands for the view: another one is sorted anew. */
  viewKey: string;
}) {
  const { wanted, rows, viewKey } = options;
  const [kept, setKept] = useState({ viewKey, order: refsOf(wanted) });
  let { order } = kept;
  if (kept.viewKey !== viewKey || order.length === 0) {
    order = refsOf(wanted);
    if (kept.viewKey !== viewKey || order.length > 0) {
      setKept({ viewKey, order });
    }
  }
  const shown = useMemo(
    () => keepOrder(order, wanted, rows),
    [order, wanted, rows],
  );
  const isOutdated = useMemo(
    () =>
      shown.length !== wanted.length ||
      shown.some((row, index) => row !== wanted[index]),
    [shown, wanted],
  );
  const sortAgain = () => setKept({ viewKey, order: refsOf(wanted) });
  return { shown, isOutdated, sortAgain };
}

function refsOf(rows: OverviewRow[]): string[] {
  return rows.map(({ entityRef }) => entityRef);
}
