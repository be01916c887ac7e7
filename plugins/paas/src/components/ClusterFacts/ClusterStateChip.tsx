import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ClusterView } from '@mooring/backstage-plugin-paas-common';
import { Chip, type ChipProps } from '@mooring/react';
import {
  RiCheckboxCircleLine,
  RiErrorWarningLine,
  RiLoader4Line,
} from '@remixicon/react';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

const LOOKS: Record<ClusterView['state'], Omit<ChipProps, 'label'>> = {
  init: { tone: 'progress', icon: RiLoader4Line },
  synced: { tone: 'positive', icon: RiCheckboxCircleLine },
  stale: { tone: 'negative', icon: RiErrorWarningLine },
};

/** Props of {@link ClusterStateChip}. */
export interface ClusterStateChipProps {
  state: ClusterView['state'];
}

/** Whether what is shown of a cluster is what is there. */
export function ClusterStateChip(props: ClusterStateChipProps) {
  const { t } = useTranslationRef(paasTranslationRef);
  return (
    <Chip {...LOOKS[props.state]} label={t(`clusters.state.${props.state}`)} />
  );
}
