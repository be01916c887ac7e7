const LARGE = 32;

/**
 * A set that costs little when it is small, as most here are: nothing of its own
 * for one value, a list for some, a real set for many.
 */
export type SmallSet<T extends object> = T | T[] | Set<T> | undefined;

/** The set with a value more, which it does not have yet. */
export function added<T extends object>(
  set: SmallSet<T>,
  value: T,
): SmallSet<T> {
  if (set === undefined) {
    return value;
  }
  if (set instanceof Set) {
    return set.add(value);
  }
  if (!Array.isArray(set)) {
    return [set, value];
  }
  if (set.length >= LARGE) {
    return new Set(set).add(value);
  }
  // Joined, for a list that grows in place takes room for sixteen more.
  return set.concat(value);
}

/** The set without a value; undefined when it is empty. */
export function removed<T extends object>(
  set: SmallSet<T>,
  value: T,
): SmallSet<T> {
  if (set instanceof Set) {
    set.delete(value);
    return set.size === 0 ? undefined : set;
  }
  if (!Array.isArray(set)) {
    return set === value ? undefined : set;
  }
  const rest = set.filter(other => other !== value);
  return rest.length === 0 ? undefined : rest;
}

/** Its values, to be gone through while nothing changes. */
export function valuesOf<T extends object>(set: SmallSet<T>): Iterable<T> {
  if (set === undefined) {
    return [];
  }
  return set instanceof Set || Array.isArray(set) ? set : [set];
}
