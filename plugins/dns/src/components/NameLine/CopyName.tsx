import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import { RiFileCopyLine } from '@remixicon/react';
import { dnsTranslationRef } from '../../translation/ref';

const TOAST_MS = 2_000;

/** Props of {@link CopyName}. */
export interface CopyNameProps {
  name: string;
}

/** Puts a name on the clipboard. */
export function CopyName(props: CopyNameProps) {
  const { name } = props;
  const toasts = useApi(toastApiRef);
  const { t } = useTranslationRef(dnsTranslationRef);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(name);
      toasts.post({
        title: t('name.copied'),
        status: 'success',
        timeout: TOAST_MS,
      });
    } catch {
      // Browsers keep the clipboard from pages that did not come over HTTPS.
      toasts.post({ title: t('name.notCopied'), status: 'warning' });
    }
  };
  return (
    <ButtonIcon
      size="small"
      variant="tertiary"
      aria-label={t('name.copy', { name })}
      icon={<RiFileCopyLine size={14} aria-hidden />}
      onPress={copy}
    />
  );
}
