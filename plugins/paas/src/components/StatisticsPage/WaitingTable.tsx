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
import { boardTranslationRef } from '../../translation/board/boardTranslationRef';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';

/** Props of {@link WaitingTable}. */
export interface WaitingTableProps {
  holders: Waiting[];
}

/** For whom and what operations waited, and how long; the longest first. */
export function WaitingTable(props: WaitingTableProps) {
  const { holders } = props;
  const { t: tBoard } = useTranslationRef(boardTranslationRef);
  const { t: tOperations } = useTranslationRef(operationsTranslationRef);
  const { number } = useMooringFormats();
  const { seconds } = useDeliveryWords();
  if (holders.length === 0) {
    return (
      <Text as="p" color="secondary">
        {tBoard('statistics.noWaits')}
      </Text>
    );
  }
  const columns: PlainTableColumn<Waiting>[] = [
    {
      id: 'holder',
      label: tOperations('operations.holder'),
      isRowHeader: true,
      cell: ({ holder, kind }) => {
        switch (kind) {
          case 'person':
            return (
              <EntityDisplayName entityRef={holder} hideIcon disableTooltip />
            );
          case 'operation':
            return tOperations('operation.earlierOne');
          default:
            return holder;
        }
      },
    },
    {
      id: 'operations',
      label: tOperations('operations.title'),
      cell: ({ operations }) => number(operations),
    },
    {
      id: 'total',
      label: tBoard('statistics.totalWait'),
      cell: ({ total }) => seconds(total),
    },
    {
      id: 'median',
      label: tBoard('statistics.medianWait'),
      cell: ({ median }) => seconds(median),
    },
    {
      id: 'p90',
      label: tBoard('statistics.p90Wait'),
      cell: ({ p90 }) => seconds(p90),
    },
  ];
  return (
    <PlainTable
      label={tBoard('statistics.waits')}
      columns={columns}
      items={holders}
      keyOf={({ kind, holder }) => `${kind} ${holder}`}
    />
  );
}
