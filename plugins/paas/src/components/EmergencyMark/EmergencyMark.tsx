import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Emergency } from '@mooring/backstage-plugin-paas-common';
import { RiAlarmWarningLine } from '@remixicon/react';
import { boardTranslationRef } from '../../translation/board/boardTranslationRef';
import styles from './EmergencyMark.module.css';

/** Props of {@link EmergencyMark}. */
export interface EmergencyMarkProps {
  emergency: Emergency | undefined;
}

/** Marks what ran before it was approved, until somebody has reviewed it. */
export function EmergencyMark(props: EmergencyMarkProps) {
  const { emergency } = props;
  const { t } = useTranslationRef(boardTranslationRef);
  if (!emergency || emergency.review) {
    return null;
  }
  return (
    <span className={styles.mark} title={emergency.reason || undefined}>
      <RiAlarmWarningLine size={16} aria-hidden />
      {t('board.emergencyMark')}
    </span>
  );
}
