import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ClusterView } from '@mooring/backstage-plugin-paas-common';
import {
  PlainTable,
  useMooringFormats,
  type PlainTableColumn,
} from '@mooring/react';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import styles from './ClusterPage.module.css';

type Kind = ClusterView['kinds'][number];

/** Props of {@link KindsTable}. */
export interface KindsTableProps {
  kinds: Kind[];
}

/** What the portal reads of a cluster, and how fresh each kind is. */
export function KindsTable(props: KindsTableProps) {
  const { t } = useTranslationRef(paasTranslationRef);
  const { number } = useMooringFormats();
  const columns: PlainTableColumn<Kind>[] = [
    {
      id: 'kind',
      label: t('clusters.kind'),
      isRowHeader: true,
      cell: ({ kind }) => kind,
    },
    {
      id: 'state',
      label: t('node.state'),
      cell: ({ state }) => t(`clusters.kindState.${state}`),
    },
    {
      id: 'objects',
      label: t('clusters.objects'),
      cell: ({ objects }) => number(objects),
    },
  ];
  if (props.kinds.some(({ error }) => error !== undefined)) {
    columns.push({
      id: 'error',
      label: t('clusters.kindError'),
      cell: ({ error }) => <span className={styles.wrap}>{error ?? '—'}</span>,
    });
  }
  return (
    <PlainTable
      label={t('clusters.kinds')}
      columns={columns}
      items={[
        ...props.kinds.filter(({ state }) => state !== 'synced'),
        ...props.kinds.filter(({ state }) => state === 'synced'),
      ]}
      keyOf={({ kind }) => kind}
    />
  );
}
