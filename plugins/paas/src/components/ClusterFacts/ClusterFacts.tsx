import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ClusterView } from '@mooring/backstage-plugin-paas-common';
import { RelativeTime, useMooringFormats } from '@mooring/react';
import type { ReactNode } from 'react';
import { useAmountFormats } from '../../hooks/useAmountFormats';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { CapacityBar } from '../CapacityBar';
import styles from './ClusterFacts.module.css';

/** Props of {@link ClusterFacts}. */
export interface ClusterFactsProps {
  cluster: ClusterView;
  /** Sums over its nodes, where they are known. */
  used?: { cpu: number; memory: number };
}

/** How large a cluster is, how full, and how fresh what is known of it. */
export function ClusterFacts(props: ClusterFactsProps) {
  const { cluster, used } = props;
  const { nodes, allocatable, requested, counts } = cluster;
  const { t } = useTranslationRef(paasTranslationRef);
  const { number, dateTime } = useMooringFormats();
  const { cpu, memory } = useAmountFormats();
  return (
    <div className={cluster.state === 'synced' ? undefined : styles.stale}>
      <dl className={styles.facts}>
        <Fact label={t('clusters.nodes')}>
          {t('clusters.nodesReady', {
            ready: number(nodes.ready),
            all: number(nodes.all),
          })}
        </Fact>
        <Fact label={t('clusters.namespaces')}>
          {number(counts.namespaces)}
        </Fact>
        <Fact label={t('clusters.workloads')}>{number(counts.workloads)}</Fact>
        <Fact label={t('clusters.pods')}>{number(counts.pods)}</Fact>
        {cluster.certificateExpiresAt && (
          <Fact label={t('clusters.certificate')}>
            {dateTime(cluster.certificateExpiresAt)}
          </Fact>
        )}
        {cluster.state !== 'synced' && cluster.asOf && (
          <Fact label={t('clusters.asOf')}>
            <RelativeTime at={cluster.asOf} />
          </Fact>
        )}
      </dl>
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
      </div>
    </div>
  );
}

function Fact(props: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
