import type { ObjectSummary } from '../summaries/types';

/** Orders by namespace and name. */
export function byPlace(a: ObjectSummary, b: ObjectSummary): number {
  return compare(a.namespace, b.namespace) || compare(a.name, b.name);
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
