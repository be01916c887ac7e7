import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  Finding,
  OverviewInstance,
  OverviewRow,
} from '@mooring/backstage-plugin-paas-common';
import { useCopy, useFindingWords } from '@mooring/react';
import { useMemo } from 'react';
import { refName } from '../../lib/refName';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { useInstanceWords } from '../InstanceWords';
import { useChangeWords } from './useChangeWords';

type Change = NonNullable<OverviewRow['lastChange']>;

/** What the cells of the list say, and the one thing that they do. */
export interface ServiceWords {
  own: string;
  /** `web in Development` */
  about(service: string, place: string): string;
  /** `Degraded 2/3` */
  instance(instance: OverviewInstance): string;
  finding(finding: Finding): string;
  /** `Scale: held` */
  change(change: Change): string;
  /** `by dev-a` */
  changeBy(change: Change): string;
  /** `+2` */
  more(count: number): string;
  /** `Copy web.shop.corp` */
  copyLabel(name: string): string;
  copy(name: string): void;
}

/**
 * See {@link ServiceWords}. They are asked for once for the whole table: a cell
 * that listened for another language by itself would do so a thousand times.
 */
export function useServiceWords(): ServiceWords {
  const { t } = useTranslationRef(paasTranslationRef);
  const instance = useInstanceWords();
  const finding = useFindingWords();
  const change = useChangeWords();
  const { copy, labelOf } = useCopy();
  return useMemo(
    () => ({
      own: t('services.own'),
      about: (service, place) => t('overview.about', { service, place }),
      instance,
      finding: item => finding(item).title,
      change,
      changeBy: ({ by }) => t('services.changeBy', { by: refName(by) }),
      more: count => t('services.moreNames', { more: String(count) }),
      copyLabel: labelOf,
      copy,
    }),
    [t, instance, finding, change, labelOf, copy],
  );
}
