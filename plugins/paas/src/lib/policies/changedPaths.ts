/** Paths at which two values differ, e.g. `gates.0.title`. */
export function changedPaths(
  before: unknown,
  after: unknown,
  path: string = '',
): string[] {
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap(key =>
      changedPaths(before[key], after[key], path ? `${path}.${key}` : key),
    );
  }
  return before === after ? [] : [path];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
