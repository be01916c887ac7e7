import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  InstanceView,
  ServiceDetail,
} from '@mooring/backstage-plugin-paas-common';
import { ReasonedActions, useEnvironments } from '@mooring/react';
import type { DrawerKind } from '../../hooks/useRuntimeView';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

/** Props of {@link InstanceActions}. */
export interface InstanceActionsProps {
  service: ServiceDetail;
  instance: InstanceView;
  onChange: (kind: DrawerKind) => void;
}

/** Scale and Delete; disabled with the reason for those who may not. */
export function InstanceActions(props: InstanceActionsProps) {
  const { service, instance, onChange } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { titleOf } = useEnvironments();
  const environment = titleOf(instance.environment);
  const words = { service: service.name, environment };
  const refusal = instance.inside
    ? t('card.notAllowed', { environment })
    : t('card.onlyOwners', { owner: parseEntityRef(service.ownerRef).name });
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
