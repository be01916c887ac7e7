import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ClusterView } from '@mooring/backstage-plugin-paas-common';
import {
  PlainTable,
  RelativeTime,
  type PlainTableColumn,
} from '@mooring/react';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import styles from './ClusterPage.module.css';

type Quarantined = ClusterView['quarantined'][number];

/** Props of {@link QuarantineTable}. */
export interface QuarantineTableProps {
  objects: Quarantined[];
}

/** Objects that could not be read; everything else goes on without them. */
export function QuarantineTable(props: QuarantineTableProps) {
  const { t } = useTranslationRef(paasTranslationRef);
  const columns: PlainTableColumn<Quarantined>[] = [
    {
      id: 'object',
      label: t('clusters.object'),
      isRowHeader: true,
      cell: ({ kind, namespace, name }) =>
        [kind, namespace, name].filter(Boolean).join(' / '),
    },
    {
      id: 'error',
      label: t('clusters.kindError'),
      cell: ({ error }) => <span className={styles.wrap}>{error}</span>,
    },
    {
      id: 'since',
      label: t('clusters.since'),
      cell: ({ since }) => <RelativeTime at={since} />,
    },
  ];
  return (
    <PlainTable
      label={t('clusters.quarantined')}
      columns={columns}
      items={props.objects}
      keyOf={({ kind, namespace, name }) => `${kind}/${namespace}/${name}`}
    />
  );
}
