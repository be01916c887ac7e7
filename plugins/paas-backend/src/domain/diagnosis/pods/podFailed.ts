import { inBrief } from '../Candidate';
import { isSatisfied } from '../Case';
import type { PodRule } from './PodRule';

const HOUR = 3_600_000;
/** Of pods that are on their way. */
const WAITING = new Set([
  'Unschedulable',
  'SchedulerError',
  'SchedulingGated',
  'ContainersNotReady',
  'ContainersNotInitialized',
]);

/** The pod as a whole ended badly and will not come back: evicted, refused by its node … */
export const podFailed: PodRule = (pod, of) => {
  // A Job's pods may fail; the Job tells whether it is done for.
  if (pod.ready || pod.owner?.kind === 'Job') {
    return undefined;
  }
  const ended = pod.troubles.find(
    ({ state, exitCode }) => state === 'terminated' && exitCode !== 0,
  );
  const reason =
    pod.reason !== undefined && !WAITING.has(pod.reason)
      ? pod.reason
      : ended?.reason;
  if (reason === undefined) {
    return undefined;
  }
  const workload = of.workloadOf(pod);
  const replaced = workload !== undefined && isSatisfied(workload);
  if (replaced && of.now - (pod.readySince ?? pod.createdAt) > HOUR) {
    return undefined;
  }
  const message =
    pod.message || ended?.message || (ended && `exit code ${ended.exitCode}`);
  return {
    code: 'pod-failed',
    severity: replaced ? 'warning' : 'failure',
    same: { reason },
    more: { message: inBrief(message ?? '') },
  };
};
