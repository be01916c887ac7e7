import type { ClusterObject } from '@mooring/backstage-plugin-clusters-node';
import type { StepRunContext } from '@mooring/backstage-plugin-paas-node';

/** A deletion that takes longer waits for something that a person should look at. */
const PATIENCE_MS = 120_000;

/** Whether the object is being deleted: what is written to it now goes with it. */
export function isLeaving(object: ClusterObject): boolean {
  return object.metadata.deletionTimestamp !== undefined;
}

/** Whether a step has waited for a deletion longer than is usual. */
export function isOverdue({ startedAt }: StepRunContext): boolean {
  return Date.now() - startedAt.getTime() > PATIENCE_MS;
}
