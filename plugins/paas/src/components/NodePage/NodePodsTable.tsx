import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { NodeDetail } from '@mooring/backstage-plugin-paas-common';
import {
  PlainTable,
  RelativeTime,
  type PlainTableColumn,
} from '@mooring/react';
import { useAmountFormats } from '../../hooks/useAmountFormats';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

type Pod = NodeDetail['pods'][number];

/** Props of {@link NodePodsTable}. */
export interface NodePodsTableProps {
  node: string;
  pods: Pod[];
}

/** What runs on a node, pods that are not ready first. */
export function NodePodsTable(props: NodePodsTableProps) {
  const { node, pods } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { cpu, memory } = useAmountFormats();
  if (pods.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('node.noPods')}
      </Text>
    );
  }
  const columns: PlainTableColumn<Pod>[] = [
    {
      id: 'pod',
      label: t('node.pod'),
      isRowHeader: true,
      cell: ({ name }) => name,
    },
    {
      id: 'namespace',
      label: t('node.namespace'),
      cell: ({ namespace }) => namespace,
    },
    {
      id: 'owner',
      label: t('node.owner'),
      cell: ({ owner }) => owner ?? '—',
    },
    { id: 'phase', label: t('node.phase'), cell: ({ phase }) => phase },
    {
      id: 'ready',
      label: t('node.podReady'),
      cell: ({ ready }) => t(ready ? 'node.yes' : 'node.no'),
    },
    {
      id: 'restarts',
      label: t('node.restarts'),
      cell: ({ restarts }) => restarts,
    },
    {
      id: 'cpu',
      label: t('node.cpuRequest'),
      cell: ({ requests }) =>
        requests.cpu === undefined ? '—' : cpu(requests.cpu),
    },
    {
      id: 'memory',
      label: t('node.memoryRequest'),
      cell: ({ requests }) =>
        requests.memory === undefined ? '—' : memory(requests.memory),
    },
    {
      id: 'age',
      label: t('node.started'),
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
  ];
  return (
    <PlainTable
      label={t('node.pods', { node })}
      columns={columns}
      items={[
        ...pods.filter(({ ready }) => !ready),
        ...pods.filter(({ ready }) => ready),
      ]}
      keyOf={({ namespace, name }) => `${namespace}/${name}`}
    />
  );
}
