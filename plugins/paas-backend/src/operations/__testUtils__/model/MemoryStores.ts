import { isUndoing } from '../../../domain/isUndoing';
import type { ServiceRow } from '../../journal/rows';
import type { ReleaseStore } from '../../../releases/types';
import type { ServiceRecord, ServiceStore } from '../../../services/types';
import type { Tables } from './Tables';

/** What planners read of services. */
export function memoryServices(tables: Tables): ServiceStore {
  const find = (isIt: (row: ServiceRow) => boolean) => {
    const row = tables.services.find(isIt);
    return row && toService(row);
  };
  const instances: ServiceStore['instances'] = async serviceId =>
    tables.instances
      .filter(row => row.service_id === serviceId)
      .map(row => ({
        id: row.id,
        serviceId,
        environment: row.environment,
        head: tables.release(row.id, row.head_number),
        live: tables.release(row.id, row.live_number),
        partial: tables.releasesOf(row.id, row.partial),
        nextNumber: row.next_number,
      }));
  return {
    instances,
    list: async () => [],
    inProject: async project =>
      tables.services
        .filter(row => row.project_ref === project && row.deleted_at === null)
        .map(toService),
    get: async id => find(row => row.id === id && row.deleted_at === null),
    findActive: async (_project, name) =>
      find(row => row.name === name && row.deleted_at === null),
    findByName: async (_project, name) => find(row => row.name === name),
    instancesOf: async ids =>
      new Map(
        await Promise.all(
          ids.map(async id => [id, await instances(id)] as const),
        ),
      ),
  };
}

/** What planners read of releases. */
export function memoryReleases(tables: Tables): ReleaseStore {
  return {
    get: async (instanceId, number) => tables.release(instanceId, number),
    list: async instanceId =>
      tables.releases
        .filter(row => row.instance_id === instanceId)
        .sort((a, b) => b.number - a.number)
        .map(row => ({
          number: row.number,
          hash: row.hash,
          author: row.author,
          note: undefined,
          cause: row.cause,
          operationId: row.operation_id,
          createdAt: row.created_at,
          withdrawnAt: row.withdrawn_at ?? undefined,
          parent: row.parent ?? undefined,
          source: row.source ?? undefined,
          changed: row.changed,
        })),
    unfinished: async instanceId =>
      tables.unfinished([instanceId]).map(row => {
        const targets = tables.targetsOf(row.id);
        const own = targets.find(target => target.instance_id === instanceId)!;
        return {
          id: row.id,
          kind: row.kind,
          state: row.state,
          isUndoing:
            isUndoing(tables.stepsOf(row.id)) || row.undo_requested_by !== null,
          instanceIds: targets.map(target => target.instance_id),
          to: tables.release(instanceId, own.to_number),
        };
      }),
  };
}

function toService(row: ServiceRow): ServiceRecord {
  return {
    id: row.id,
    projectRef: row.project_ref,
    name: row.name,
    entityRef: row.entity_ref,
    ownerRef: row.owner_ref,
    blueprint: row.blueprint,
    dependsOn: row.depends_on,
    createdAt: row.created_at,
  };
}
