import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex } from '@backstage/ui';
import { paasAuditReadPermission } from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, statusOf } from '@mooring/react';
import { useAudit } from '../../hooks/useAudit';
import { useAuditView } from '../../hooks/useAuditView';
import { auditTranslationRef } from '../../translation/audit/auditTranslationRef';
import { MissingRight } from '../MissingRight';
import { AuditFilters } from './AuditFilters';
import { AuditFrame } from '../AuditFrame';
import { AuditRows } from './AuditRows';
import { ChainStatus } from './ChainStatus';
import { DownloadButton } from '../DownloadButton';

/** Who did what and who was refused, newest first, and whether all of it is still there. */
export function AuditPage() {
  const { t } = useTranslationRef(auditTranslationRef);
  const view = useAuditView();
  const audit = useAudit(view.query);
  if (statusOf(audit.error) === 403) {
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
      actions={(['csv', 'jsonl'] as const).map(format => (
        <DownloadButton
          key={format}
          label={t(`audit.download.${format}`)}
          download={{
            ...{ name: 'audit', format },
            read: paasApi => paasApi.audit.export({ ...view.query, format }),
          }}
        />
      ))}
    >
      <Flex direction="column" gap="4">
        <ChainStatus />
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
    </AuditFrame>
  );
}
