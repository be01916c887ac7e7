import type { PodSummary } from '@mooring/backstage-plugin-clusters-node';

/** Why the scheduler has not placed a pod: it waits, nothing failed. */
const WAITING = new Set(['Unschedulable', 'SchedulingGated', 'SchedulerError']);

/** Whether a pod has failed for good, or its node is lost: `Evicted`, `NodeLost` … */
export function hasFailed({ phase, reason }: PodSummary): boolean {
  return phase === 'Failed' || (reason !== undefined && !WAITING.has(reason));
}

/** Whether a container of it ended badly, now or before. */
export function hasFailedContainers({ troubles }: PodSummary): boolean {
  return troubles.some(
    ({ state, exitCode, last }) =>
      last !== undefined || (state === 'terminated' && exitCode !== 0),
  );
}

/** Why a pod that is being deleted was not ready. */
export function reasonOf({ reason, troubles }: PodSummary): string {
  const [first] = troubles.map(
    trouble => trouble.last?.reason || trouble.reason,
  );
  return reason ?? (first || 'NotReady');
}
