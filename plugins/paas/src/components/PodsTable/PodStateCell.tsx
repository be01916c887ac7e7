import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PodView } from '@mooring/backstage-plugin-paas-common';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiLoader4Line,
} from '@remixicon/react';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import { podState, podTone } from './podState';
import styles from './PodsTable.module.css';

const ICONS = {
  quiet: RiCheckLine,
  progress: RiLoader4Line,
  trouble: RiErrorWarningLine,
};

/** Props of {@link PodStateCell}. */
export interface PodStateCellProps {
  pod: PodView;
}

/** What a pod is doing, in words; the cluster's own word on hover. */
export function PodStateCell(props: PodStateCellProps) {
  const { pod } = props;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const state = podState(pod);
  const tone = podTone(state);
  const Icon = ICONS[tone];
  return (
    <span className={`${styles.state} ${styles[tone]}`} title={pod.phase}>
      <Icon size={16} aria-hidden />
      {state ? t(`pods.state.${state}`) : pod.phase}
    </span>
  );
}
