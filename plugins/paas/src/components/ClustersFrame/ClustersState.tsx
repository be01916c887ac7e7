import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Link, Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import { ErrorNote, statusOf } from '@mooring/react';
import { servicesRouteRef } from '../../routes';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

/** Props of {@link ClustersState}. */
export interface ClustersStateProps {
  query: { isPending: boolean; error: unknown; refetch: () => unknown };
  /** What cannot be shown. */
  title: string;
}

/** What stands where clusters will be, or in their place: on their way, refused, failed. */
export function ClustersState(props: ClustersStateProps) {
  const { query, title } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const servicesLink = useRouteRef(servicesRouteRef);
  if (query.isPending) {
    return (
      <Flex direction="column" gap="4" role="status">
        <VisuallyHidden>{t('clusters.loading')}</VisuallyHidden>
        <Skeleton width="100%" height={180} />
        <Skeleton width="100%" height={180} />
      </Flex>
    );
  }
  if (statusOf(query.error) === 403) {
    return (
      <Flex direction="column" gap="2" align="start" role="alert">
        <Text as="h2" variant="title-x-small">
          {t('clusters.refused')}
        </Text>
        <Text as="p" color="secondary">
          {t('clusters.refusedHint')}
        </Text>
        <Link href={servicesLink?.() ?? ''}>{t('clusters.toServices')}</Link>
      </Flex>
    );
  }
  return query.error ? (
    <ErrorNote title={title} error={query.error} onRetry={query.refetch} />
  ) : null;
}
