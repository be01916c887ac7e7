import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import type { NodeView } from '@mooring/backstage-plugin-paas-common';
import {
  PlainTable,
  RelativeTime,
  type PlainTableColumn,
} from '@mooring/react';
import { useAmountFormats } from '../../hooks/useAmountFormats';
import { nodeRouteRef } from '../../routes';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { CapacityBar } from '../CapacityBar';
import { NodeStateChip } from '../NodeStateChip';
import styles from './ClusterPage.module.css';

/** Props of {@link NodesTable}. */
export interface NodesTableProps {
  cluster: string;
  nodes: NodeView[];
}

/** Nodes, those in trouble first. */
export function NodesTable(props: NodesTableProps) {
  const { cluster, nodes } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { cpu, memory } = useAmountFormats();
  const nodeLink = useRouteRef(nodeRouteRef);
  if (nodes.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('clusters.noNodes')}
      </Text>
    );
  }
  const columns: PlainTableColumn<NodeView>[] = [
    {
      id: 'name',
      label: t('node.name'),
      isRowHeader: true,
      cell: ({ name }) => (
        <Link
          className={styles.name}
          href={nodeLink?.({ cluster, node: name }) ?? ''}
        >
          {name}
        </Link>
      ),
    },
    {
      id: 'state',
      label: t('node.state'),
      cell: node => (
        <span className={styles.state}>
          <NodeStateChip node={node} />
          <span className={styles.troubles}>
            {node.troubles.map(({ type }) => type).join(', ')}
          </span>
        </span>
      ),
    },
    {
      id: 'cpu',
      label: t('clusters.cpu'),
      cell: ({ allocatable, requested, used }) => (
        <span className={styles.bar}>
          <CapacityBar
            label={t('clusters.cpu')}
            hideLabel
            total={allocatable.cpu}
            requested={requested.cpu}
            used={used?.cpu}
            format={cpu}
          />
        </span>
      ),
    },
    {
      id: 'memory',
      label: t('clusters.memory'),
      cell: ({ allocatable, requested, used }) => (
        <span className={styles.bar}>
          <CapacityBar
            label={t('clusters.memory')}
            hideLabel
            total={allocatable.memory}
            requested={requested.memory}
            used={used?.memory}
            format={memory}
          />
        </span>
      ),
    },
    {
      id: 'pods',
      label: t('clusters.pods'),
      cell: ({ requested, allocatable }) =>
        t('node.podsOf', {
          pods: String(requested.pods),
          most: String(allocatable.pods),
        }),
    },
    { id: 'version', label: t('node.version'), cell: ({ version }) => version },
    {
      id: 'architecture',
      label: t('node.architecture'),
      cell: ({ architecture }) => architecture,
    },
    {
      id: 'age',
      label: t('node.since'),
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
  ];
  return (
    <PlainTable
      label={t('clusters.nodes')}
      columns={columns}
      items={troublesFirst(nodes)}
      keyOf={({ name }) => name}
    />
  );
}

function troublesFirst(nodes: NodeView[]): NodeView[] {
  const { compare } = new Intl.Collator('en', { numeric: true });
  const rank = ({ ready, troubles, unschedulable }: NodeView) =>
    [!ready, troubles.length > 0, unschedulable].indexOf(true) + 1 || 4;
  return [...nodes].sort(
    (a, b) => rank(a) - rank(b) || compare(a.name, b.name),
  );
}
