import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiAlarmWarningLine } from '@remixicon/react';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import { Chip } from './Chip';

/** Marks what ran before it was approved. */
export function EmergencyChip() {
  const { t } = useTranslationRef(mooringTranslationRef);
  return (
    <Chip
      tone="negative"
      icon={RiAlarmWarningLine}
      label={t('operation.emergency')}
    />
  );
}
