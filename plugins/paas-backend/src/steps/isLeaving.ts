import type { ClusterObject } from '@mooring/backstage-plugin-clusters-node';

/** Whether the object is being deleted: what is written to it now goes with it. */
export function isLeaving(object: ClusterObject): boolean {
  return object.metadata.deletionTimestamp !== undefined;
}
