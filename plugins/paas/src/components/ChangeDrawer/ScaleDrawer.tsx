import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { InstanceInside } from '@mooring/backstage-plugin-paas-common';
import { useEnvironments } from '@mooring/react';
import { useMemo, useState } from 'react';
import type { ManagedService } from '../../lib/managedService';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { ChangeDrawer } from './ChangeDrawer';
import { ReplicasField } from './ReplicasField';

/** Props of {@link ScaleDrawer}. */
export interface ScaleDrawerProps {
  service: ManagedService;
  environment: string;
  inside: InstanceInside;
  onClose: () => void;
}

/** Another number of replicas for one instance. */
export function ScaleDrawer(props: ScaleDrawerProps) {
  const { service, environment, inside, onClose } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { titleOf } = useEnvironments();
  // What was wanted when the drawer opened: the card goes on polling behind it.
  const [before] = useState(inside.wanted);
  const [replicas, setReplicas] = useState<number | undefined>(before);
  const serviceId = service.id;
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
        max={inside.maxReplicas ?? before}
        onChange={setReplicas}
      />
    </ChangeDrawer>
  );
}
