import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import type { AuditVerdict } from '@mooring/backstage-plugin-paas-common';
import { Chip, ErrorNote, useMooringFormats } from '@mooring/react';
import { RiShieldCheckLine } from '@remixicon/react';
import { useAuditVerdict } from '../../hooks/useAuditVerdict';
import { auditTranslationRef } from '../../translation/audit/auditTranslationRef';
import { DownloadButton } from '../DownloadButton';

/** Whether all that was sealed is still as it was, and the anchor to tell later. */
export function ChainStatus() {
  const { t } = useTranslationRef(auditTranslationRef);
  const verdict = useAuditVerdict();
  if (verdict.isPending) {
    return (
      <div role="status">
        <VisuallyHidden>{t('audit.chain.loading')}</VisuallyHidden>
        <Skeleton width={360} height={24} />
      </div>
    );
  }
  if (verdict.error) {
    return (
      <ErrorNote
        title={t('audit.chain.error')}
        error={verdict.error}
        onRetry={() => verdict.refetch()}
      />
    );
  }
  const again = (
    <Button
      size="small"
      variant="tertiary"
      isPending={verdict.isFetching}
      onPress={() => verdict.refetch()}
    >
      {t('audit.chain.again')}
    </Button>
  );
  return verdict.data.firstBad ? (
    <Broken fault={verdict.data.firstBad} again={again} />
  ) : (
    <Flex gap="3" align="center" role="status">
      <Intact verdict={verdict.data} />
      {again}
      <DownloadButton
        label={t('audit.chain.anchor')}
        download={{
          name: 'mooring-audit-anchor',
          format: 'json',
          read: async paasApi =>
            JSON.stringify(await paasApi.audit.getAnchor(), null, 2),
        }}
      />
    </Flex>
  );
}

function Intact(props: { verdict: AuditVerdict }) {
  const { sealed, unsealed, sealedAt } = props.verdict;
  const { t } = useTranslationRef(auditTranslationRef);
  const { dateTime, number } = useMooringFormats();
  const label =
    sealedAt === undefined
      ? t('audit.chain.none')
      : t('audit.chain.intact', {
          rows: number(sealed),
          at: dateTime(sealedAt),
        });
  return (
    <>
      <Chip
        tone={sealedAt === undefined ? 'quiet' : 'positive'}
        icon={RiShieldCheckLine}
        label={label}
      />
      {unsealed > 0 && (
        <span>{t('audit.chain.unsealed', { rows: number(unsealed) })}</span>
      )}
    </>
  );
}

function Broken(props: {
  fault: NonNullable<AuditVerdict['firstBad']>;
  again: JSX.Element;
}) {
  const { fault, again } = props;
  const { t } = useTranslationRef(auditTranslationRef);
  const { number } = useMooringFormats();
  return (
    <div role="alert">
      <Alert
        status="danger"
        icon
        title={t(`audit.chain.fault.${fault.why}`, {
          seal: number(fault.sealNumber),
        })}
        description={t('audit.chain.faultHint')}
        customActions={again}
      />
    </div>
  );
}
