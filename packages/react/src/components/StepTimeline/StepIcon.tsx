import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { StepState } from '@mooring/backstage-plugin-paas-common';
import {
  RiCheckLine,
  RiCircleLine,
  RiCloseLine,
  RiLoader4Line,
  RiTimeLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import styles from './StepTimeline.module.css';

const ICONS: Record<StepState, RemixiconComponentType> = {
  pending: RiCircleLine,
  running: RiLoader4Line,
  waiting: RiTimeLine,
  done: RiCheckLine,
  failed: RiCloseLine,
};

/** The state of a step as an icon with its word. */
export function StepIcon(props: { state: StepState }) {
  const { t } = useTranslationRef(mooringTranslationRef);
  const Icon = ICONS[props.state];
  const word = t(`step.${props.state}`);
  return (
    <span
      className={`${styles.icon} ${styles[props.state]}`}
      role="img"
      aria-label={word}
      title={word}
    >
      <Icon size={18} aria-hidden />
    </span>
  );
}
