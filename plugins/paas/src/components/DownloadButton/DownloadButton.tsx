import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useErrorWords } from '@mooring/react';
import { RiDownloadLine } from '@remixicon/react';
import { useDownload, type Download } from '../../hooks/useDownload';
import { auditTranslationRef } from '../../translation/audit/auditTranslationRef';

/** Props of {@link DownloadButton}. */
export interface DownloadButtonProps {
  label: string;
  download: Download;
}

/** Gives the browser a file. */
export function DownloadButton(props: DownloadButtonProps) {
  const { label, download } = props;
  const { t } = useTranslationRef(auditTranslationRef);
  const toasts = useApi(toastApiRef);
  const saving = useDownload();
  const wordsOf = useErrorWords();
  return (
    <Button
      size="small"
      variant="secondary"
      iconStart={<RiDownloadLine aria-hidden />}
      isPending={saving.isPending}
      onPress={() =>
        saving.mutate(download, {
          onError: error =>
            toasts.post({
              title: t('audit.downloadError'),
              description: wordsOf(error).message,
              status: 'danger',
            }),
        })
      }
    >
      {label}
    </Button>
  );
}
