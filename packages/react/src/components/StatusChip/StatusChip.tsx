import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { StatusWord } from '@mooring/backstage-plugin-paas-common';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import { Chip } from './Chip';
import { STATUS_LOOKS } from './statusLooks';

/** Props of {@link StatusChip}. */
export interface StatusChipProps {
  status: StatusWord;
}

/** How an instance is doing, in one word. */
export function StatusChip(props: StatusChipProps) {
  const { t } = useTranslationRef(mooringTranslationRef);
  return (
    <Chip {...STATUS_LOOKS[props.status]} label={t(`status.${props.status}`)} />
  );
}
