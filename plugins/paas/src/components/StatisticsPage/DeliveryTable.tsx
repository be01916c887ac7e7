import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Delivery } from '@mooring/backstage-plugin-paas-common';
import {
  PlainTable,
  useMooringFormats,
  type PlainTableColumn,
} from '@mooring/react';
import { useDeliveryWords } from '../../hooks/useDeliveryWords';
import { refName } from '../../lib/refName';
import { boardTranslationRef } from '../../translation/board/boardTranslationRef';
import styles from './DeliveryTable.module.css';

/** Props of {@link DeliveryTable}. */
export interface DeliveryTableProps {
  groups: Delivery[];
  groupBy: 'month' | 'project';
}

/** The four keys by month or project, with a bar for how often was deployed. */
export function DeliveryTable(props: DeliveryTableProps) {
  const { groups, groupBy } = props;
  const { t } = useTranslationRef(boardTranslationRef);
  const { number } = useMooringFormats();
  const { perDay, failureRate, seconds } = useDeliveryWords();
  const most = Math.max(1, ...groups.map(({ deployments }) => deployments));
  if (groups.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('statistics.empty')}
      </Text>
    );
  }
  const columns: PlainTableColumn<Delivery>[] = [
    {
      id: 'key',
      label: t(`statistics.${groupBy}`),
      isRowHeader: true,
      cell: ({ key }) => (groupBy === 'project' ? refName(key) : key),
    },
    {
      id: 'deployments',
      label: t('statistics.deployments'),
      cell: ({ deployments }) => (
        <span className={styles.measured}>
          <span className={styles.number}>{number(deployments)}</span>
          <span className={styles.track} aria-hidden>
            <span
              className={styles.bar}
              style={{ width: `${(deployments / most) * 100}%` }}
            />
          </span>
        </span>
      ),
    },
    { id: 'perDay', label: t('statistics.perDay'), cell: perDay },
    {
      id: 'leadTime',
      label: t('statistics.leadTime'),
      cell: ({ leadTimeMedian }) => seconds(leadTimeMedian),
    },
    {
      id: 'leadTimeP90',
      label: t('statistics.leadTimeP90'),
      cell: ({ leadTimeP90 }) => seconds(leadTimeP90),
    },
    {
      id: 'failureRate',
      label: t('statistics.failureRate'),
      cell: failureRate,
    },
    {
      id: 'restore',
      label: t('statistics.restore'),
      cell: ({ restoreMedian }) => seconds(restoreMedian),
    },
  ];
  return (
    <PlainTable
      label={t('statistics.deliveries')}
      columns={columns}
      items={groups}
      keyOf={({ key }) => key ?? ''}
    />
  );
}
