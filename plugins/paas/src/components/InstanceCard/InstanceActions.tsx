import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  InstanceView,
  Panel,
} from '@mooring/backstage-plugin-paas-common';
import { ReasonedActions } from '@mooring/react';
import { useInstanceTitle } from '../../hooks/useInstanceTitle';
import type { DrawerKind } from '../../hooks/useRuntimeView';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

/** Props of {@link InstanceActions}. */
export interface InstanceActionsProps {
  panel: Panel;
  instance: InstanceView;
  onChange: (kind: DrawerKind) => void;
}

/** Scale and Delete; disabled with the reason for those who may not. */
export function InstanceActions(props: InstanceActionsProps) {
  const { panel, instance, onChange } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const environment = useInstanceTitle()(instance);
  const refusal = useRefusal(panel, instance);
  const words = { service: panel.name, environment };
  return (
    <ReasonedActions
      actions={[
        {
          id: 'scale',
          label: t('card.scale'),
          ariaLabel: t('card.scaleIn', words),
          reason: instance.may.scale ? undefined : refusal,
          onPress: () => onChange('scale'),
        },
        {
          id: 'delete',
          label: t('card.delete'),
          ariaLabel: t('card.deleteIn', words),
          variant: 'tertiary',
          reason: instance.may.delete ? undefined : refusal,
          onPress: () => onChange('delete'),
        },
      ]}
    />
  );
}

function useRefusal(panel: Panel, instance: InstanceView): string {
  const { t } = useTranslationRef(paasTranslationRef);
  const environment = useInstanceTitle()(instance);
  if (!instance.managed) {
    return t('card.notManaged');
  }
  return instance.inside || panel.ownerRef === undefined
    ? t('card.notAllowed', { environment })
    : t('card.onlyOwners', { owner: parseEntityRef(panel.ownerRef).name });
}
