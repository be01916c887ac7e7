/** A node has up to 110 pods, if nobody says otherwise. */
const LARGE = 128;

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
  return longer(set, value);
}

/** A list that grows in place takes room for sixteen more; concat takes ten times as long. */
function longer<T>(list: readonly T[], value: T): T[] {
  const { length } = list;
  const copy = new Array<T>(length + 1);
  for (let at = 0; at < length; at += 1) {
    copy[at] = list[at]!;
  }
  copy[length] = value;
  return copy;
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
