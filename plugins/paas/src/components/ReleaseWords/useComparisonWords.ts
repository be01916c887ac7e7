import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Comparison } from '@mooring/backstage-plugin-paas-common';
import { useEnvironments } from '@mooring/react';
import { useCallback } from 'react';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';

/** `same as Test`, `2 behind Test`, `differs from Test (1.27.0)` */
export function useComparisonWords(): (comparison: Comparison) => string {
  const { t } = useTranslationRef(runtimeTranslationRef);
  const { titleOf } = useEnvironments();
  return useCallback(
    ({ relation, by, tag, environment: name }) => {
      const environment = titleOf(name);
      if (relation === 'same') {
        return t('card.same', { environment });
      }
      return relation === 'different' || by === undefined
        ? t('card.different', { environment, tag })
        : t(`card.${relation}`, { environment, count: by });
    },
    [t, titleOf],
  );
}
