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
import type { ChipTone } from './Chip';

/** How each word looks, in chips and in marks. */
export const STATUS_LOOKS: Record<
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
