import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import type { Waiting } from '@mooring/backstage-plugin-paas-common';
import {
  PlainTable,
  useMooringFormats,
  type PlainTableColumn,
} from '@mooring/react';
import { useDeliveryWords } from '../../hooks/useDeliveryWords';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

/** Props of {@link WaitingTable}. */
export interface WaitingTableProps {
  holders: Waiting[];
}

/** For whom and what operations waited, and how long; the longest first. */
export function WaitingTable(props: WaitingTableProps) {
  const { holders } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { number } = useMooringFormats();
  const { seconds } = useDeliveryWords();
  if (holders.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('statistics.noWaits')}
      </Text>
    );
  }
  const columns: PlainTableColumn<Waiting>[] = [
    {
      id: 'holder',
      label: t('operations.holder'),
      isRowHeader: true,
      cell: ({ holder, kind }) => {
        switch (kind) {
          case 'person':
            return (
              <EntityDisplayName entityRef={holder} hideIcon disableTooltip />
            );
          case 'operation':
            return t('operation.earlierOne');
          default:
            return holder;
        }
      },
    },
    {
      id: 'operations',
      label: t('operations.title'),
      cell: ({ operations }) => number(operations),
    },
    {
      id: 'total',
      label: t('statistics.totalWait'),
      cell: ({ total }) => seconds(total),
    },
    {
      id: 'median',
      label: t('statistics.medianWait'),
      cell: ({ median }) => seconds(median),
    },
    {
      id: 'p90',
      label: t('statistics.p90Wait'),
      cell: ({ p90 }) => seconds(p90),
    },
  ];
  return (
    <PlainTable
      label={t('statistics.waits')}
      columns={columns}
      items={holders}
      keyOf={({ kind, holder }) => `${kind} ${holder}`}
    />
  );
}
