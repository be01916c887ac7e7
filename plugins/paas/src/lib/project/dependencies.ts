import type { ProjectService } from '@mooring/backstage-plugin-paas-common';

/** What each service depends on, by id. */
export type DependencyMap = ReadonlyMap<string, readonly string[]>;

/** As it is now. */
export function dependenciesOf(
  services: readonly ProjectService[],
): DependencyMap {
  return new Map(services.map(({ id, dependsOn }) => [id, dependsOn]));
}

/** Whether a service is needed by another, directly or by way of others. */
export function leadsTo(
  from: string,
  to: string,
  dependencies: DependencyMap,
): boolean {
  const seen = new Set<string>();
  const queue = [from];
  for (const id of queue) {
    if (id === to) {
      return true;
    }
    for (const next of dependencies.get(id) ?? []) {
      if (!seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
    }
  }
  return false;
}

/**
 * What has to be said so that services depend on what is wanted. What falls away
 * is said first: no circle closes on the way that is not there in the end.
 */
export function dependencyChanges(
  services: readonly ProjectService[],
  wanted: DependencyMap,
): { serviceId: string; dependsOn: string[] }[] {
  const changes = services.map(({ id: serviceId, dependsOn: before }) => {
    const after = [...(wanted.get(serviceId) ?? [])];
    return { serviceId, before, after };
  });
  return [
    ...changes
      .map(({ serviceId, before, after }) => ({
        serviceId,
        before,
        dependsOn: before.filter(id => after.includes(id)),
      }))
      .filter(({ before, dependsOn }) => dependsOn.length < before.length),
    ...changes
      .filter(({ before, after }) => after.some(id => !before.includes(id)))
      .map(({ serviceId, after }) => ({ serviceId, dependsOn: after })),
  ].map(({ serviceId, dependsOn }) => ({ serviceId, dependsOn }));
}
