import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { OverviewRow } from '@mooring/backstage-plugin-paas-common';
import {
  VirtualTable,
  VirtualTableSkeleton,
  type VirtualTableRow,
  type VirtualTableSort,
} from '@mooring/react';
import { useMemo } from 'react';
import { groupByProject } from '../../lib/overview/groupByProject';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { GroupHeading } from './GroupHeading';
import { useServiceColumns } from './useServiceColumns';

/** Props of {@link ServicesTable}. */
export interface ServicesTableProps {
  /** In the order in which they are shown. */
  rows: OverviewRow[];
  /** Refs through which the reader owns things. */
  claims: readonly string[];
  /** Names of environments; the same array while they are the same. */
  places: readonly string[];
  hasOtherPlaces: boolean;
  /** Under headings of projects. */
  grouped: boolean;
  sort: VirtualTableSort | undefined;
  onSort: (column: string) => void;
}

/** Services, a row each. */
export function ServicesTable(props: ServicesTableProps) {
  const { rows, claims, places, hasOtherPlaces, grouped, sort, onSort } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const columns = useServiceColumns({ claims, places, hasOtherPlaces });
  const lines = useMemo(
    () => (grouped ? toGroups(rows) : rows.map(toLine)),
    [rows, grouped],
  );
  return (
    <VirtualTable
      label={t('services.title')}
      columns={columns}
      rows={lines}
      sort={sort}
      onSort={onSort}
    />
  );
}

const NONE: string[] = [];

/** The same table before its rows have come. */
export function ServicesTableSkeleton() {
  const { t } = useTranslationRef(paasTranslationRef);
  const columns = useServiceColumns({
    claims: NONE,
    places: NONE,
    hasOtherPlaces: false,
  });
  return (
    <VirtualTableSkeleton label={t('services.loading')} columns={columns} />
  );
}

function toLine(row: OverviewRow): VirtualTableRow<OverviewRow> {
  return { type: 'item', key: row.entityRef, item: row };
}

function toGroups(rows: OverviewRow[]): VirtualTableRow<OverviewRow>[] {
  return groupByProject(rows).flatMap(group => [
    {
      type: 'group' as const,
      key: `project ${group.projectRef}`,
      heading: <GroupHeading group={group} />,
    },
    ...group.rows.map(toLine),
  ]);
}
