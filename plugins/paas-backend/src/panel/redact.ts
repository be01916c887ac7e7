import {
  paasInstanceConfigurationReadPermission,
  paasInstanceDeletePermission,
  paasInstanceDeployPermission,
  paasInstanceListPermission,
  paasInstanceLogsReadPermission,
  paasInstanceNamesPermission,
  paasInstancePodDeletePermission,
  paasInstanceReadPermission,
  paasInstanceReservePermission,
  paasInstanceRestartPermission,
  paasInstanceRollbackPermission,
  paasInstanceScalePermission,
  paasInstanceYamlReadPermission,
  type InstanceView,
} from '@mooring/backstage-plugin-paas-common';
import type { AccessScope } from '../access/types';
import type { Place, Snapshot } from './types';

/** Whether the caller may know that there is such an instance. */
export function mayKnow(scope: AccessScope, place: Place): boolean {
  // Of what Mooring runs everybody may know who may list it; an entity is the catalog's.
  return (
    scope.may(paasInstanceListPermission, place.resource) &&
    (place.managed !== undefined || scope.mayReadEntity(place.entityRef))
  );
}

/** Whether the caller may see its inside. */
export function maySeeInside(scope: AccessScope, place: Place): boolean {
  return scope.may(paasInstanceReadPermission, place.resource);
}

/** The view without what the caller may not see. */
export function redact(snapshot: Snapshot, scope: AccessScope): InstanceView {
  const { place, view } = snapshot;
  const { inside, ...outside } = view;
  const may = (permission: Parameters<AccessScope['may']>[0]) =>
    scope.may(permission, place.resource);
  const isManaged = place.managed !== undefined;
  const seesInside = maySeeInside(scope, place);
  return {
    ...outside,
    ...(inside && seesInside && { inside }),
    may: {
      deploy: isManaged && may(paasInstanceDeployPermission),
      scale: isManaged && may(paasInstanceScalePermission),
      rollback: isManaged && may(paasInstanceRollbackPermission),
      restart: isManaged && may(paasInstanceRestartPermission),
      names: isManaged && may(paasInstanceNamesPermission),
      delete: isManaged && may(paasInstanceDeletePermission),
      reserve: isManaged && may(paasInstanceReservePermission),
      readConfiguration:
        seesInside && may(paasInstanceConfigurationReadPermission),
      readLogs: seesInside && may(paasInstanceLogsReadPermission),
      readYaml: seesInside && may(paasInstanceYamlReadPermission),
      deletePod: seesInside && may(paasInstancePodDeletePermission),
    },
  };
}
