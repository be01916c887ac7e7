import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { BgProvider, Link } from '@backstage/ui';
import type { ClusterView } from '@mooring/backstage-plugin-paas-common';
import { useEnvironments } from '@mooring/react';
import { clusterRouteRef } from '../../routes';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { ClusterFacts, ClusterStateChip } from '../ClusterFacts';
import { ClusterTroubles } from '../ClusterTroubles';
import styles from './ClustersPage.module.css';

/** Props of {@link ClusterCard}. */
export interface ClusterCardProps {
  cluster: ClusterView;
}

/** A cluster in short. */
export function ClusterCard(props: ClusterCardProps) {
  const { cluster } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { titleOf } = useEnvironments();
  const clusterLink = useRouteRef(clusterRouteRef);
  const { kinds, version, environments } = cluster;
  const read = kinds.filter(({ state }) => state === 'synced').length;
  return (
    <article className={styles.card} aria-label={cluster.name}>
      <BgProvider bg="neutral-1">
        <div className={styles.head}>
          <h2 className={styles.name}>
            <Link
              standalone
              variant="title-x-small"
              weight="bold"
              href={clusterLink?.({ cluster: cluster.name }) ?? ''}
            >
              {cluster.name}
            </Link>
          </h2>
          <ClusterStateChip state={cluster.state} />
          <span className={styles.secondary}>
            {[
              version ?? t('clusters.versionUnknown'),
              ...environments.map(titleOf),
            ].join(' · ')}
          </span>
        </div>
        <ClusterTroubles cluster={cluster} />
        <ClusterFacts cluster={cluster} />
        <span className={styles.secondary}>
          {t('clusters.kindsRead', {
            read: String(read),
            all: String(kinds.length),
          })}
        </span>
      </BgProvider>
    </article>
  );
}
