import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, Flex, PluginHeader } from '@backstage/ui';
import { paasAuditReadPermission } from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, statusOf } from '@mooring/react';
import { RiFileShield2Line } from '@remixicon/react';
import { useAudit } from '../../hooks/useAudit';
import { useAuditView } from '../../hooks/useAuditView';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { MissingRight } from '../MissingRight';
import { AuditFilters } from './AuditFilters';
import { AuditRows } from './AuditRows';
import { DownloadButton } from './DownloadButton';

/** Who did what and who was refused, newest first. */
export function AuditPage() {
  const { t } = useTranslationRef(paasTranslationRef);
  const view = useAuditView();
  const audit = useAudit(view.query);
  const isRefused = statusOf(audit.error) === 403;
  return (
    <>
      <PluginHeader
        icon={<RiFileShield2Line />}
        title={t('audit.title')}
        customActions={
          isRefused ? undefined : <DownloadButton query={view.query} />
        }
      />
      <Container py="4">
        {isRefused ? (
          <MissingRight
            what="audit"
            permission={paasAuditReadPermission.name}
            ownerRef={undefined}
          />
        ) : (
          <Flex direction="column" gap="4">
            <AuditFilters query={view.query} onChange={view.change} />
            {audit.error && (
              <ErrorNote
                title={t('audit.error')}
                error={audit.error}
                onRetry={() => audit.refetch()}
              />
            )}
            <AuditRows
              audit={audit}
              isFiltered={Object.keys(view.query).length > 0}
              onShowAll={view.clear}
            />
          </Flex>
        )}
      </Container>
    </>
  );
}
