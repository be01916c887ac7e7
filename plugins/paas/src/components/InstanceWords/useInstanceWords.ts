import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { OverviewInstance } from '@mooring/backstage-plugin-paas-common';
import { mooringTranslationRef } from '@mooring/react';
import { useCallback } from 'react';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

type Counted = Pick<OverviewInstance, 'status' | 'ready' | 'wanted'>;

/** `Degraded 2/3`; without numbers where there is nothing to count. */
export function useInstanceWords(): (instance: Counted) => string {
  const { t } = useTranslationRef(paasTranslationRef);
  const { t: shared } = useTranslationRef(mooringTranslationRef);
  return useCallback(
    ({ status, ready, wanted }) => {
      const word = shared(`status.${status}`);
      return wanted === 0 || status === 'Stopped' || status === 'Unknown'
        ? word
        : t('overview.counted', {
            word,
            ready: String(ready),
            wanted: String(wanted),
          });
    },
    [t, shared],
  );
}
