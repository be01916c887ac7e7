import {
  useRouteRef,
  useRouteRefParams,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import type { ClusterDetailView } from '@mooring/backstage-plugin-paas-common';
import { useEnvironments } from '@mooring/react';
import { useCluster } from '../../hooks/useClusters';
import { clusterRouteRef } from '../../routes';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { ClusterFacts, ClusterStateChip } from '../ClusterFacts';
import { ClustersFrame, ClustersState } from '../ClustersFrame';
import { ClusterTroubles } from '../ClusterTroubles';
import { KindsTable } from './KindsTable';
import { NodesTable } from './NodesTable';
import { QuarantineTable } from './QuarantineTable';

/** One cluster: its nodes, what the portal reads of it and what it cannot read. */
export function ClusterPage() {
  const { t } = useTranslationRef(paasTranslationRef);
  const { cluster } = useRouteRefParams(clusterRouteRef);
  const href = useRouteRef(clusterRouteRef)?.({ cluster }) ?? '';
  const query = useCluster(cluster);
  return (
    <ClustersFrame breadcrumbs={[{ label: cluster, href }]}>
      <ClustersState
        query={query}
        title={t('clusters.clusterError', { cluster })}
      />
      {query.data && <ClusterSections cluster={query.data} />}
    </ClustersFrame>
  );
}

function ClusterSections(props: { cluster: ClusterDetailView }) {
  const { cluster } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { titleOf } = useEnvironments();
  const { version, environments, usageError } = cluster;
  return (
    <>
      <Flex align="center" gap="3">
        <Text as="h2" variant="title-small">
          {cluster.name}
        </Text>
        <ClusterStateChip state={cluster.state} />
        <Text color="secondary">
          {[
            version ?? t('clusters.versionUnknown'),
            ...environments.map(titleOf),
          ].join(' · ')}
        </Text>
      </Flex>
      <ClusterTroubles cluster={cluster} />
      <ClusterFacts cluster={cluster} used={usedOf(cluster)} />
      <section>
        <Text as="h3" variant="title-x-small">
          {t('clusters.nodes')}
        </Text>
        {usageError !== undefined && (
          <Text as="p" color="secondary">
            {t('clusters.usageUnknown', { error: usageError })}
          </Text>
        )}
        <NodesTable cluster={cluster.name} nodes={cluster.nodeList} />
      </section>
      {cluster.quarantined.length > 0 && (
        <section>
          <Text as="h3" variant="title-x-small">
            {t('clusters.quarantined')}
          </Text>
          <QuarantineTable objects={cluster.quarantined} />
        </section>
      )}
      <section>
        <Text as="h3" variant="title-x-small">
          {t('clusters.kinds')}
        </Text>
        <KindsTable kinds={cluster.kinds} />
      </section>
    </>
  );
}

/** Of the whole cluster; unknown as long as it is unknown of every node. */
function usedOf({ nodeList }: ClusterDetailView) {
  const known = nodeList.flatMap(({ used }) => used ?? []);
  return known.length === 0
    ? undefined
    : known.reduce<{ cpu: number; memory: number }>(
        (sum, { cpu = 0, memory = 0 }) => ({
          cpu: sum.cpu + cpu,
          memory: sum.memory + memory,
        }),
        { cpu: 0, memory: 0 },
      );
}
