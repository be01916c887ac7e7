import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { PodView } from '@mooring/backstage-plugin-paas-common';
import {
  PlainTable,
  RelativeTime,
  type PlainTableColumn,
} from '@mooring/react';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import styles from './PodsTable.module.css';

/** Props of {@link PodsTable}. */
export interface PodsTableProps {
  pods: PodView[];
  /** The title of the environment. */
  environment: string;
}

/** The pods of an instance; those that are not ready first. */
export function PodsTable(props: PodsTableProps) {
  const { t } = useTranslationRef(paasTranslationRef);
  const columns: PlainTableColumn<PodView>[] = [
    {
      id: 'name',
      label: t('pods.name'),
      isRowHeader: true,
      cell: ({ name }) => <span className={styles.name}>{name}</span>,
    },
    {
      id: 'phase',
      label: t('pods.phase'),
      cell: ({ phase }) => phase,
    },
    {
      id: 'ready',
      label: t('pods.ready'),
      cell: ({ ready }) => t(ready ? 'pods.yes' : 'pods.no'),
    },
    {
      id: 'node',
      label: t('pods.node'),
      cell: ({ node }) => <span className={styles.name}>{node ?? '—'}</span>,
    },
    {
      id: 'age',
      label: t('pods.age'),
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
    {
      id: 'restarts',
      label: t('pods.restarts'),
      cell: ({ restarts }) => restarts,
    },
  ];
  if (props.pods.length === 0) {
    return <Text color="secondary">{t('pods.empty')}</Text>;
  }
  return (
    <PlainTable
      label={t('pods.title', { environment: props.environment })}
      columns={columns}
      items={[...props.pods].sort(byTrouble)}
      keyOf={({ name }) => name}
    />
  );
}

function byTrouble(a: PodView, b: PodView): number {
  return Number(a.ready) - Number(b.ready) || a.name.localeCompare(b.name);
}
