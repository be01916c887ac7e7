import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Flex, Select, Text } from '@backstage/ui';
import { paasAuditReadPermission } from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, statusOf, useEnvironments } from '@mooring/react';
import { useSearchParams } from 'react-router-dom';
import { useAccessReview } from '../../hooks/useAccessReview';
import { auditTranslationRef } from '../../translation/audit/auditTranslationRef';
import { AuditFrame } from '../AuditFrame';
import { DownloadButton } from '../DownloadButton';
import { MissingRight } from '../MissingRight';
import { SectionSkeleton } from '../SectionSkeleton';
import { AccessTable } from './AccessTable';

/** Who may change what in an environment, by the policy of today. */
export function AccessReviewPage() {
  const { t } = useTranslationRef(auditTranslationRef);
  const [params, setParams] = useSearchParams();
  const { environments, titleOf } = useEnvironments();
  const environment =
    params.get('environment') ??
    environments?.find(({ production }) => production)?.name ??
    environments?.[0]?.name;
  const review = useAccessReview(environment);
  if (statusOf(review.error) === 403) {
    return (
      <AuditFrame>
        <MissingRight
          what="audit"
          permission={paasAuditReadPermission.name}
          ownerRef={undefined}
        />
      </AuditFrame>
    );
  }
  return (
    <AuditFrame
      actions={
        environment !== undefined && (
          <DownloadButton
            label={t('audit.download.csv')}
            download={{
              name: `mooring-access-${environment}`,
              format: 'csv',
              read: paasApi => paasApi.audit.exportAccessReview(environment),
            }}
          />
        )
      }
    >
      <Flex direction="column" gap="4">
        <Flex gap="3" align="end">
          <Select
            label={t('access.environment')}
            size="small"
            options={(environments ?? []).map(({ name }) => ({
              value: name,
              label: titleOf(name),
            }))}
            value={environment ?? null}
            onChange={key =>
              setParams({ environment: `${key}` }, { replace: true })
            }
          />
          <Text as="p" color="secondary">
            {t('access.hint')}
          </Text>
        </Flex>
        {review.isPending && <SectionSkeleton label={t('access.loading')} />}
        {review.error && (
          <ErrorNote
            title={t('access.error')}
            error={review.error}
            onRetry={() => review.refetch()}
          />
        )}
        {review.data?.reason !== undefined && (
          <Alert
            status="warning"
            icon
            title={t('access.unknown')}
            description={review.data.reason}
          />
        )}
        {review.data && review.data.items.length > 0 && (
          <AccessTable review={review.data} />
        )}
      </Flex>
    </AuditFrame>
  );
}
