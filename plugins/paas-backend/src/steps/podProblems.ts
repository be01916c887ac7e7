import type { PodSummary } from '@mooring/backstage-plugin-clusters-node';

/** Reasons of waiting that pass by themselves. */
const PASSING = new Set(['', 'ContainerCreating', 'PodInitializing']);

/** Why a pod does not run, as reported; none while all may still be well. */
export function podProblems(pod: PodSummary): string[] {
  const containers = pod.troubles.flatMap(({ state, last, ...now }) => {
    const ended =
      state === 'terminated'
        ? { ...now, exitCode: now.exitCode ?? 0 }
        : state === 'waiting' && last;
    if (state === 'waiting' && !PASSING.has(now.reason)) {
      return inWords(now.reason, now.message);
    }
    return ended && ended.exitCode !== 0
      ? inWords(
          ended.reason || 'Error',
          ended.message || `exit code ${ended.exitCode}`,
        )
      : [];
  });
  return pod.reason === undefined
    ? containers
    : [...containers, inWords(pod.reason, pod.message ?? '')];
}

function inWords(reason: string, message: string): string {
  return message ? `${reason}: ${message}` : reason;
}
