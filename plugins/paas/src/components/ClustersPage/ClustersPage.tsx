import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useClusters } from '../../hooks/useClusters';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { ClusterCard } from './ClusterCard';
import { ClustersFrame, ClustersState } from '../ClustersFrame';
import styles from './ClustersPage.module.css';

/** Every cluster, each on its own: one that is in trouble hides none of the others. */
export function ClustersPage() {
  const { t } = useTranslationRef(paasTranslationRef);
  const query = useClusters();
  return (
    <ClustersFrame>
      <ClustersState query={query} title={t('clusters.error')} />
      {query.data?.length === 0 && (
        <Text as="p" color="secondary">
          {t('clusters.empty')}
        </Text>
      )}
      {query.data && query.data.length > 0 && (
        <ul className={styles.cards} aria-label={t('clusters.title')}>
          {query.data.map(cluster => (
            <li key={cluster.name}>
              <ClusterCard cluster={cluster} />
            </li>
          ))}
        </ul>
      )}
    </ClustersFrame>
  );
}
