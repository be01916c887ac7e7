import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { NodeView } from '@mooring/backstage-plugin-paas-common';
import { Chip } from '@mooring/react';
import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiForbidLine,
} from '@remixicon/react';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

/** Props of {@link NodeStateChip}. */
export interface NodeStateChipProps {
  node: Pick<NodeView, 'ready' | 'unschedulable'>;
}

/** Whether pods can run on a node. */
export function NodeStateChip(props: NodeStateChipProps) {
  const { ready, unschedulable } = props.node;
  const { t } = useTranslationRef(paasTranslationRef);
  if (!ready) {
    return (
      <Chip
        tone="negative"
        icon={RiCloseCircleLine}
        label={t('node.notReady')}
      />
    );
  }
  return unschedulable ? (
    <Chip tone="warning" icon={RiForbidLine} label={t('node.cordoned')} />
  ) : (
    <Chip tone="positive" icon={RiCheckboxCircleLine} label={t('node.ready')} />
  );
}
