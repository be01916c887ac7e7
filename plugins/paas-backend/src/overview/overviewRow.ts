import type {
  InstanceView,
  OverviewInstance,
  OverviewRow,
} from '@mooring/backstage-plugin-paas-common';
import type { DirectoryService, ObservedEntity } from '../directory/types';
import type { Snapshot } from '../panel/types';

/** What runs behind a row. */
export type RowSource =
  | { service: DirectoryService; ownerRef: string }
  | { entity: ObservedEntity };

/** A row with everything in it. */
export function overviewRow(
  source: RowSource,
  snapshots: Snapshot[],
): OverviewRow {
  const instances = snapshots.map(({ view }) => toInstance(view));
  if ('entity' in source) {
    const { entityRef, name, type, ownerRef, projectRef } = source.entity;
    return {
      entityRef,
      name,
      kind: type,
      managed: false,
      ...(ownerRef !== undefined && { ownerRef }),
      ...(projectRef !== undefined && { projectRef }),
      instances,
    };
  }
  const { service, ownerRef } = source;
  const { lastChange } = service;
  return {
    entityRef: service.entityRef,
    name: service.name,
    projectRef: service.projectRef,
    kind: service.blueprint,
    managed: true,
    ownerRef,
    instances,
    ...(lastChange && {
      lastChange: { ...lastChange, at: lastChange.at.toISOString() },
    }),
  };
}

/** The row without the inside of instances that the caller may not see, and without those not known to the caller. */
export function redactRow(
  row: OverviewRow,
  rights: { knows: boolean; seesInside: boolean }[],
): OverviewRow {
  return {
    ...row,
    instances: row.instances.flatMap((instance, index) => {
      const { knows, seesInside } = rights[index]!;
      if (!knows) {
        return [];
      }
      if (seesInside) {
        return [instance];
      }
      const { finding, tag, ...outside } = instance;
      return [{ ...outside, names: [] }];
    }),
  };
}

function toInstance(view: InstanceView): OverviewInstance {
  const { inside } = view;
  // What could happen one day is told on the service's own page.
  const finding = inside?.findings.find(({ severity }) => severity !== 'risk');
  const tag = inside?.images[0]?.match(/[:@]([^:@/]+)$/)?.[1];
  return {
    id: view.id,
    ...(view.environment !== undefined && { environment: view.environment }),
    place: view.place,
    status: view.status,
    ready: view.ready,
    wanted: view.wanted,
    ...(view.stale && view.asOf !== undefined && { staleSince: view.asOf }),
    ...(finding && { finding }),
    ...(tag !== undefined && { tag }),
    names: inside?.names ?? [],
  };
}
