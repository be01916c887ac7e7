import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { mooringTranslationRef } from '../translation/mooringTranslationRef';

const TOAST_MS = 2_000;

/** The clipboard, and what a button that uses it is called. */
export interface Copy {
  /** Puts a text on the clipboard and says so. */
  copy(text: string): Promise<void>;
  /** `Copy web.shop.corp` */
  labelOf(name: string): string;
}

/** See {@link Copy}; once for a whole list where it would be needed in every row. */
export function useCopy(): Copy {
  const toasts = useApi(toastApiRef);
  const { t } = useTranslationRef(mooringTranslationRef);
  return useMemo(
    () => ({
      copy: async text => {
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
      },
      labelOf: name => t('copy.label', { name }),
    }),
    [toasts, t],
  );
}
