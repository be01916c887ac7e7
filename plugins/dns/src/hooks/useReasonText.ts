import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { NameReason } from '../lib/describeName';
import { dnsTranslationRef } from '../translation/ref';

/** Reasons in words. */
export function useReasonText(): (reason: NameReason) => string {
  const { t } = useTranslationRef(dnsTranslationRef);
  return ({ code, server, values, problem }) => {
    switch (code) {
      case 'no-answer':
        return t('reason.no-answer', { server });
      case 'no-record':
        return t('reason.no-record', { server });
      case 'other-values':
        return t('reason.other-values', { server, values });
      case 'portal':
        return t('reason.portal', { problem });
      default:
        return t(`reason.${code}`);
    }
  };
}
