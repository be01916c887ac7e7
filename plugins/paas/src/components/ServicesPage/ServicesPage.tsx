import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, FullPage, PluginHeader } from '@backstage/ui';
import { ErrorNote, useEnvironments } from '@mooring/react';
import { RiStackLine } from '@remixicon/react';
import { useOverview } from '../../hooks/useOverview';
import { useOwnership } from '../../hooks/useOwnership';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { ServicesTableSkeleton } from '../ServicesTable';
import { NoServices } from './NoServices';
import { ServicesList } from './ServicesList';
import styles from './ServicesPage.module.css';
import { StaleClusters } from './StaleClusters';

const NOBODY: string[] = [];

/** All services that one may see, and how they are doing. */
export function ServicesPage() {
  const { t } = useTranslationRef(paasTranslationRef);
  const { data, error, refetch } = useOverview();
  const ownership = useOwnership();
  const claims = ownership.data ?? (ownership.error ? NOBODY : undefined);
  const environments = useEnvironments();
  // Columns that came later would move the others.
  const isReady = claims && (environments.environments || environments.error);
  const isLoading = data ? data.rows.size > 0 && !isReady : !error;
  return (
    <>
      <PluginHeader
        icon={<RiStackLine />}
        title={t('services.title')}
        customActions={
          <ButtonLink size="small" variant="primary" href="/create">
            {t('services.create')}
          </ButtonLink>
        }
      />
      <FullPage className={styles.page}>
        {error && (
          <ErrorNote
            title={t(data ? 'services.errorLater' : 'services.error')}
            error={error}
            onRetry={() => refetch()}
          />
        )}
        {data && <StaleClusters clusters={data.staleClusters} />}
        {data?.rows.size === 0 && <NoServices />}
        {data && data.rows.size > 0 && isReady && (
          <ServicesList overview={data} claims={claims} />
        )}
        {isLoading && <ServicesTableSkeleton />}
      </FullPage>
    </>
  );
}
