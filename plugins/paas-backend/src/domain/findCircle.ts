/**
 * The ids along a circle that leads back to where it starts, that id at both
 * ends; undefined if following the edges from there never comes back to it.
 */
export function findCircle(
  start: string,
  dependsOn: ReadonlyMap<string, readonly string[]>,
): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const id of queue) {
    for (const next of dependsOn.get(id) ?? []) {
      if (next === start) {
        return pathTo(id, start, cameFrom);
      }
      if (!cameFrom.has(next)) {
        cameFrom.set(next, id);
        queue.push(next);
      }
    }
  }
  return undefined;
}

function pathTo(
  last: string,
  start: string,
  cameFrom: ReadonlyMap<string, string>,
): string[] {
  const path = [start];
  for (let id: string | undefined = last; id !== undefined; ) {
    path.unshift(id);
    id = id === start ? undefined : cameFrom.get(id);
  }
  return path;
}
