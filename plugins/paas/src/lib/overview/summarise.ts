import type {
  OverviewInstance,
  OverviewRow,
} from '@mooring/backstage-plugin-paas-common';
import { attentionOf, needsAttention } from './attention';

/** An instance that somebody should look at. */
export interface Wanting {
  row: OverviewRow;
  instance: OverviewInstance;
}

/** One's own services in short. */
export interface OwnSummary {
  services: number;
  /** The worst first. */
  wanting: Wanting[];
}

/** How the services of a person are doing. */
export function summarise(
  rows: Iterable<OverviewRow>,
  claims: readonly string[],
): OwnSummary {
  const own = [...rows].filter(
    ({ ownerRef }) => ownerRef !== undefined && claims.includes(ownerRef),
  );
  const wanting = own.flatMap(row =>
    row.instances.filter(needsAttention).map(instance => ({ row, instance })),
  );
  return {
    services: own.length,
    wanting: wanting.sort(
      (a, b) =>
        attentionOf(b.instance) - attentionOf(a.instance) ||
        a.row.name.localeCompare(b.row.name, 'en', { numeric: true }),
    ),
  };
}
