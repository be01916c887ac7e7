import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Healing } from '@mooring/backstage-plugin-paas-common';
import { useMooringFormats, useNow } from '@mooring/react';
import { RiCheckLine, RiLoader4Line } from '@remixicon/react';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import styles from './InstanceHealing.module.css';

/** Props of {@link HealingOutcome}. */
export interface HealingOutcomeProps {
  healing: Healing;
}

/** How long it took until all was ready again, or for how long it has not been. */
export function HealingOutcome(props: HealingOutcomeProps) {
  const { failedAt, readyAt } = props.healing;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const { duration } = useMooringFormats();
  const now = useNow();
  const end = readyAt === undefined ? now : Date.parse(readyAt);
  const took = duration(end - Date.parse(failedAt));
  return readyAt === undefined ? (
    <span className={`${styles.outcome} ${styles.pending}`}>
      <RiLoader4Line size={16} aria-hidden />
      {t('healing.notReady', { duration: took })}
    </span>
  ) : (
    <span className={`${styles.outcome} ${styles.healed}`}>
      <RiCheckLine size={16} aria-hidden />
      {t('healing.readyAfter', { duration: took })}
    </span>
  );
}
