import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  InstanceInside,
  InstanceView,
  ServiceDetail,
} from '@mooring/backstage-plugin-paas-common';
import { useEnvironments } from '@mooring/react';
import { useMemo, useState } from 'react';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { ChangeDrawer } from './ChangeDrawer';
import { ReplicasField } from './ReplicasField';

/** Props of {@link ScaleDrawer}. */
export interface ScaleDrawerProps {
  service: ServiceDetail;
  instance: InstanceView;
  inside: InstanceInside;
  onClose: () => void;
}

/** Another number of replicas for one instance. */
export function ScaleDrawer(props: ScaleDrawerProps) {
  const { service, instance, inside, onClose } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { titleOf } = useEnvironments();
  // What was wanted when the drawer opened: the card goes on polling behind it.
  const [before] = useState(inside.wanted);
  const [replicas, setReplicas] = useState<number | undefined>(before);
  const serviceId = service.id;
  const { environment } = instance;
  const change = useMemo(
    () =>
      replicas === undefined
        ? undefined
        : { kind: 'scale' as const, serviceId, environment, replicas },
    [replicas, serviceId, environment],
  );
  return (
    <ChangeDrawer
      title={t('change.scaleTitle', {
        service: service.name,
        environment: titleOf(environment),
      })}
      change={change}
      confirmLabel={t('change.confirmScale', { count: replicas ?? before })}
      onClose={onClose}
    >
      <ReplicasField
        value={replicas}
        now={before}
        max={inside.maxReplicas}
        onChange={setReplicas}
      />
    </ChangeDrawer>
  );
}
