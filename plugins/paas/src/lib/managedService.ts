import type {
  InstanceView,
  Panel,
} from '@mooring/backstage-plugin-paas-common';
import { refName } from './refName';

/** A service that Mooring runs: what can be changed, and where. */
export interface ManagedService {
  id: string;
  name: string;
  /** Name of its project. */
  project: string;
  instances: (InstanceView & { environment: string })[];
}

/** What Mooring runs of what a panel shows; undefined if others installed it. */
export function managedService(panel: Panel): ManagedService | undefined {
  return panel.serviceId === undefined
    ? undefined
    : {
        id: panel.serviceId,
        name: panel.name,
        project: refName(panel.projectRef),
        instances: panel.instances.filter(
          (instance): instance is InstanceView & { environment: string } =>
            instance.managed && instance.environment !== undefined,
        ),
      };
}
