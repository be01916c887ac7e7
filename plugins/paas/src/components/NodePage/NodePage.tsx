import {
  useRouteRef,
  useRouteRefParams,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Alert, Flex, Text } from '@backstage/ui';
import type { NodeDetail } from '@mooring/backstage-plugin-paas-common';
import { useAmountFormats } from '../../hooks/useAmountFormats';
import { useNode } from '../../hooks/useClusters';
import { clusterRouteRef, nodeRouteRef } from '../../routes';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { CapacityBar } from '../CapacityBar';
import { ClustersFrame, ClustersState } from '../ClustersFrame';
import { NodeStateChip } from '../NodeStateChip';
import styles from './NodePage.module.css';
import { NodePodsTable } from './NodePodsTable';

/** One node: how full it is, what it complains of, and what runs on it. */
export function NodePage() {
  const { t } = useTranslationRef(paasTranslationRef);
  const { cluster, node } = useRouteRefParams(nodeRouteRef);
  const clusterLink = useRouteRef(clusterRouteRef);
  const nodeLink = useRouteRef(nodeRouteRef);
  const query = useNode(cluster, node);
  return (
    <ClustersFrame
      breadcrumbs={[
        { label: cluster, href: clusterLink?.({ cluster }) ?? '' },
        { label: node, href: nodeLink?.({ cluster, node }) ?? '' },
      ]}
    >
      <ClustersState query={query} title={t('node.error', { node })} />
      {query.data && <NodeSections node={query.data} />}
    </ClustersFrame>
  );
}

function NodeSections(props: { node: NodeDetail }) {
  const { node } = props;
  const { allocatable, requested, used } = node;
  const { t } = useTranslationRef(paasTranslationRef);
  const { cpu, memory } = useAmountFormats();
  return (
    <>
      <Flex align="center" gap="3">
        <Text as="h2" variant="title-small">
          {node.name}
        </Text>
        <NodeStateChip node={node} />
        <Text color="secondary">
          {[node.version, node.architecture].join(' · ')}
        </Text>
      </Flex>
      {node.troubles.map(({ type, reason, message }) => (
        <Alert
          key={type}
          status="warning"
          icon
          title={[type, reason].filter(Boolean).join(': ')}
          description={message}
        />
      ))}
      <div className={styles.bars}>
        <CapacityBar
          label={t('clusters.cpu')}
          total={allocatable.cpu}
          requested={requested.cpu}
          used={used?.cpu}
          format={cpu}
        />
        <CapacityBar
          label={t('clusters.memory')}
          total={allocatable.memory}
          requested={requested.memory}
          used={used?.memory}
          format={memory}
        />
        <CapacityBar
          label={t('clusters.pods')}
          total={allocatable.pods}
          requested={requested.pods}
          format={String}
          words={t('node.podsOf', {
            pods: String(requested.pods),
            most: String(allocatable.pods),
          })}
        />
      </div>
      <section>
        <Text as="h3" variant="title-x-small">
          {t('node.pods', { node: node.name })}
        </Text>
        <NodePodsTable node={node.name} pods={node.pods} />
      </section>
    </>
  );
}
