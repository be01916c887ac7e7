import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Resources } from '@mooring/backstage-plugin-paas-common';
import { useCallback } from 'react';
import { changeTranslationRef } from '../translation/change/changeTranslationRef';

/** `CPU 100m – 1, memory 256Mi`: what is requested, and where it ends. */
export function useSizeWords(): (resources: Resources) => string {
  const { t } = useTranslationRef(changeTranslationRef);
  return useCallback(
    ({ requests, limits }) =>
      t('change.sizeOf', {
        cpu: span(requests.cpu, limits.cpu),
        memory: span(requests.memory, limits.memory),
      }),
    [t],
  );
}

function span(request: string, limit: string | undefined): string {
  return [...new Set([request, limit ?? request])].join(' – ');
}
