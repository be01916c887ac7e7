import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { OperationState } from '@mooring/backstage-plugin-paas-common';
import {
  RiArrowGoBackLine,
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiHourglassLine,
  RiLoader4Line,
  RiPauseCircleLine,
  RiUserLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import { Chip, type ChipTone } from './Chip';

const LOOKS: Record<
  OperationState,
  { tone: ChipTone; icon: RemixiconComponentType }
> = {
  queued: { tone: 'quiet', icon: RiHourglassLine },
  waiting: { tone: 'warning', icon: RiUserLine },
  running: { tone: 'progress', icon: RiLoader4Line },
  held: { tone: 'warning', icon: RiPauseCircleLine },
  undoing: { tone: 'warning', icon: RiArrowGoBackLine },
  succeeded: { tone: 'positive', icon: RiCheckboxCircleLine },
  undone: { tone: 'quiet', icon: RiArrowGoBackLine },
  cancelled: { tone: 'quiet', icon: RiCloseCircleLine },
};

/** Props of {@link OperationStateChip}. */
export interface OperationStateChipProps {
  state: OperationState;
}

/** Where an operation stands, in one word. */
export function OperationStateChip(props: OperationStateChipProps) {
  const { t } = useTranslationRef(mooringTranslationRef);
  return <Chip {...LOOKS[props.state]} label={t(`operation.${props.state}`)} />;
}
