import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  ReleaseView,
  Scaling,
} from '@mooring/backstage-plugin-paas-common';
import { useContentWords, useMooringFormats } from '@mooring/react';
import { useMemo } from 'react';
import { releasesTranslationRef } from '../../translation/releases/releasesTranslationRef';

/** Releases in words. */
export interface ReleaseWords {
  /** `deployed: version and configuration`, `scaled: 5 replicas` */
  summaryOf(release: ReleaseView): string;
  /** `5 replicas`, `3..10 replicas` */
  scalingOf(scaling: Scaling): string;
}

/** See {@link ReleaseWords}. */
export function useReleaseWords(): ReleaseWords {
  const { t } = useTranslationRef(releasesTranslationRef);
  const { list } = useMooringFormats();
  const { partOf } = useContentWords();
  return useMemo(() => {
    const scalingOf = (scaling: Scaling) =>
      scaling.mode === 'fixed'
        ? t('releases.replicas', { count: scaling.replicas })
        : t('releases.auto', {
            min: String(scaling.min),
            max: String(scaling.max),
          });
    const detailOf = ({ cause, changed, scaling, source }: ReleaseView) => {
      if (cause === 'scale' || cause === 'autoscale') {
        return scalingOf(scaling);
      }
      const parts = ['deploy', 'rollback', 'resume'].includes(cause)
        ? changed.filter(part => part !== 'run').map(partOf)
        : [];
      return [
        ...(source === undefined
          ? []
          : [t('releases.from', { release: String(source) })]),
        ...(parts.length === 0 ? [] : [list(parts)]),
      ].join(', ');
    };
    return {
      scalingOf,
      summaryOf: release =>
        [t(`releases.cause.${release.cause}`), detailOf(release)]
          .filter(Boolean)
          .join(': '),
    };
  }, [t, list, partOf]);
}
