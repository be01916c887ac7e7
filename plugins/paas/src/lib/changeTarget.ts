import type {
  InstanceInside,
  InstancePlace,
  InstanceView,
} from '@mooring/backstage-plugin-paas-common';
import type { ManagedService } from './managedService';

/** What a change drawer is opened for. */
export interface ChangeTarget {
  service: ManagedService;
  environment: string;
  inside: InstanceInside;
  may: InstanceView['may'];
  onClose: () => void;
}

/** How the backend names the instance of a drawer. */
export function placeOf({ service, environment }: ChangeTarget): InstancePlace {
  return { serviceId: service.id, environment };
}
