import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { StatusWord } from '@mooring/backstage-plugin-paas-common';
import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiErrorWarningLine,
  RiLoader4Line,
  RiQuestionLine,
  RiStopCircleLine,
  RiTimeLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import { Chip, type ChipTone } from './Chip';

const LOOKS: Record<
  StatusWord,
  { tone: ChipTone; icon: RemixiconComponentType }
> = {
  Running: { tone: 'positive', icon: RiCheckboxCircleLine },
  Degraded: { tone: 'warning', icon: RiErrorWarningLine },
  Deploying: { tone: 'progress', icon: RiLoader4Line },
  Waiting: { tone: 'warning', icon: RiTimeLine },
  Failed: { tone: 'negative', icon: RiCloseCircleLine },
  Stopped: { tone: 'quiet', icon: RiStopCircleLine },
  Unknown: { tone: 'quiet', icon: RiQuestionLine },
};

/** Props of {@link StatusChip}. */
export interface StatusChipProps {
  status: StatusWord;
}

/** How an instance is doing, in one word. */
export function StatusChip(props: StatusChipProps) {
  const { t } = useTranslationRef(mooringTranslationRef);
  return <Chip {...LOOKS[props.status]} label={t(`status.${props.status}`)} />;
}
