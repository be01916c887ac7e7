import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import { RiFileCopyLine } from '@remixicon/react';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';

const TOAST_MS = 2_000;

/** Props of {@link CopyButton}. */
export interface CopyButtonProps {
  text: string;
  /** What it is, where the text is too long to be said; the text itself without it. */
  name?: string;
}

/** Puts a text on the clipboard. */
export function CopyButton(props: CopyButtonProps) {
  const { text, name = text } = props;
  const toasts = useApi(toastApiRef);
  const { t } = useTranslationRef(mooringTranslationRef);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toasts.post({
        title: t('copy.done'),
        status: 'success',
        timeout: TOAST_MS,
      });
    } catch {
      // Browsers keep the clipboard from pages that did not come over HTTPS.
      toasts.post({ title: t('copy.failed'), status: 'warning' });
    }
  };
  return (
    <ButtonIcon
      size="small"
      variant="tertiary"
      aria-label={t('copy.label', { name })}
      icon={<RiFileCopyLine size={14} aria-hidden />}
      onPress={copy}
    />
  );
}
