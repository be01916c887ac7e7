import { NotFoundError } from '@backstage/errors';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import { formatInstanceRef } from '@mooring/common';
import {
  paasInstanceCreatePermission,
  paasInstanceDeletePermission,
  paasInstanceDeployPermission,
  paasInstanceNamesPermission,
  paasInstanceRestartPermission,
  paasInstanceRollbackPermission,
  paasInstanceScalePermission,
  type Change,
  type ChangeKind,
  type MemberChange,
} from '@mooring/backstage-plugin-paas-common';
import type { ServiceStore } from '../services/types';

/** What each kind of change demands. */
export const PERMISSION_OF: Record<ChangeKind, ResourcePermission> = {
  create: paasInstanceCreatePermission,
  deploy: paasInstanceDeployPermission,
  scale: paasInstanceScalePermission,
  autoscale: paasInstanceScalePermission,
  names: paasInstanceNamesPermission,
  restart: paasInstanceRestartPermission,
  stop: paasInstanceRestartPermission,
  start: paasInstanceRestartPermission,
  rollback: paasInstanceRollbackPermission,
  resume: paasInstanceRollbackPermission,
  delete: paasInstanceDeletePermission,
};

/** What a change demands, and on which instances. */
export interface ChangeRights {
  kind: ChangeKind;
  instances: string[];
}

/** @throws NotFoundError where a service does not exist */
export async function changeRights(
  services: ServiceStore,
  change: Change,
): Promise<ChangeRights> {
  switch (change.kind) {
    case 'create': {
      const { kind, projectRef, service, environments } = change;
      return { kind, instances: refs(projectRef, service, environments) };
    }
    case 'project': {
      const members = await Promise.all(
        change.changes.map(member => memberRights(services, member)),
      );
      return {
        kind: change.changes[0]!.kind,
        instances: [...new Set(members.flatMap(it => it.instances))],
      };
    }
    case 'project-rollback': {
      const { projectRef, environment } = change;
      const all = await services.inProject(projectRef);
      if (all.length === 0) {
        throw new NotFoundError(`projectRef: ${projectRef} has no services`);
      }
      return {
        kind: 'rollback',
        instances: all.flatMap(({ name }) =>
          refs(projectRef, name, [environment]),
        ),
      };
    }
    case 'move-names': {
      const places = change.moves.flatMap(({ from, to }) => [from, to]);
      const rights = await Promise.all(
        places.map(place =>
          memberRights(services, { kind: 'names', names: [], ...place }),
        ),
      );
      return {
        kind: 'names',
        instances: [...new Set(rights.flatMap(it => it.instances))],
      };
    }
    default:
      return memberRights(services, change);
  }
}

async function memberRights(
  services: ServiceStore,
  change: MemberChange,
): Promise<ChangeRights> {
  const service = await services.get(change.serviceId);
  if (!service) {
    throw new NotFoundError(
      `serviceId: there is no service ${change.serviceId}`,
    );
  }
  const environments =
    change.kind === 'delete' ? change.environments : [change.environment];
  return {
    kind: change.kind,
    instances: refs(service.projectRef, service.name, environments),
  };
}

function refs(
  projectRef: string,
  service: string,
  environments: readonly string[],
): string[] {
  return environments.map(environment =>
    formatInstanceRef({ projectRef, service, environment }),
  );
}
