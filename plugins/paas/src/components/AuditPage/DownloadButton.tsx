import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { AuditQuery } from '@mooring/backstage-plugin-paas-common';
import { describeError } from '@mooring/react';
import { RiDownloadLine } from '@remixicon/react';
import { useAuditExport } from '../../hooks/useAuditExport';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

/** Props of {@link DownloadButton}. */
export interface DownloadButtonProps {
  query: AuditQuery;
}

/** All rows that fit the filters as a CSV file. */
export function DownloadButton(props: DownloadButtonProps) {
  const { t } = useTranslationRef(paasTranslationRef);
  const toasts = useApi(toastApiRef);
  const download = useAuditExport();
  return (
    <Button
      size="small"
      variant="secondary"
      iconStart={<RiDownloadLine aria-hidden />}
      isPending={download.isPending}
      onPress={() =>
        download.mutate(props.query, {
          onError: error =>
            toasts.post({
              title: t('audit.downloadError'),
              description: describeError(error).message,
              status: 'danger',
            }),
        })
      }
    >
      {t('audit.download')}
    </Button>
  );
}
