/** What has to be known of an instance to find its turn. */
export interface Orderable {
  instanceId: string;
  serviceId: string;
  environment: string;
}

/**
 * Puts the instances of an operation in order: environment by environment, and
 * within one what others depend on first.
 *
 * @remarks
 * Depth first over the services that depend on each other. What depends on itself
 * in a circle has no order; the circle is cut where it closes, so that nothing
 * waits for ever.
 *
 * @param environments - names in the order in which they come
 * @param dependsOn - ids of services by the id of the service that needs them
 * @param reverse - what depends on others first: to stop or delete
 */
export function orderTargets<T extends Orderable>(
  targets: readonly T[],
  environments: readonly string[],
  dependsOn: ReadonlyMap<string, readonly string[]>,
  reverse: boolean,
): (T & { dependsOn: string[] })[] {
  const names = [...new Set(targets.map(({ environment }) => environment))];
  const rank = (name: string) => {
    const index = environments.indexOf(name);
    return index < 0 ? environments.length : index;
  };
  names.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return names.flatMap(name =>
    orderOne(
      targets.filter(({ environment }) => environment === name),
      dependsOn,
      reverse,
    ),
  );
}

function orderOne<T extends Orderable>(
  targets: readonly T[],
  dependsOn: ReadonlyMap<string, readonly string[]>,
  reverse: boolean,
): (T & { dependsOn: string[] })[] {
  const byService = new Map(targets.map(it => [it.serviceId, it]));
  const needs = (target: T) =>
    reverse
      ? targets.filter(other =>
          dependsOn.get(other.serviceId)?.includes(target.serviceId),
        )
      : (dependsOn.get(target.serviceId) ?? []).flatMap(
          id => byService.get(id) ?? [],
        );
  const ordered = new Map<string, T & { dependsOn: string[] }>();
  const entered = new Set<string>();
  const visit = (target: T) => {
    if (entered.has(target.instanceId)) {
      return;
    }
    entered.add(target.instanceId);
    const needed = needs(target);
    needed.forEach(visit);
    ordered.set(target.instanceId, {
      ...target,
      dependsOn: needed
        .map(({ instanceId }) => instanceId)
        .filter(id => ordered.has(id)),
    });
  };
  targets.forEach(visit);
  return [...ordered.values()];
}
