import type { V1Pod } from '@kubernetes/client-node';
import type { PodSummary } from '../types';
import type { Interner } from './Interner';
import { podPhase } from './podPhase';

/** Reasons of waiting that pass by themselves. */
const PASSING = new Set(['ContainerCreating', 'PodInitializing']);

/** Reduces a pod as the API server sent it. Throws for an object that is none. */
export function podSummary(pod: V1Pod, interner: Interner): PodSummary {
  const { metadata, spec, status } = pod;
  if (!metadata?.uid || !metadata.name || !metadata.namespace) {
    throw new TypeError('a pod without uid, name or namespace');
  }
  return {
    uid: metadata.uid,
    name: metadata.name,
    namespace: interner.text(metadata.namespace),
    labels: interner.labels(metadata.labels),
    phase: interner.text(podPhase(pod)),
    ready: Boolean(
      status?.conditions?.some(
        condition => condition.type === 'Ready' && condition.status === 'True',
      ),
    ),
    node: interner.text(spec?.nodeName),
    restarts: (status?.containerStatuses ?? []).reduce(
      (sum, container) => sum + container.restartCount,
      0,
    ),
    createdAt: String(metadata.creationTimestamp),
    problem: interner.text(problemOf(pod)),
  };
}

function problemOf({ status }: V1Pod): string | undefined {
  const containers = [
    ...(status?.initContainerStatuses ?? []),
    ...(status?.containerStatuses ?? []),
  ];
  for (const { state, lastState } of containers) {
    const waiting = state?.waiting;
    if (waiting?.reason && !PASSING.has(waiting.reason)) {
      return inWords(waiting.reason, waiting.message);
    }
    const ended = state?.terminated ?? lastState?.terminated;
    if (ended && ended.exitCode !== 0 && !state?.running) {
      return inWords(
        ended.reason || 'Error',
        ended.message || `exit code ${ended.exitCode}`,
      );
    }
  }
  const unscheduled = status?.conditions?.find(
    condition =>
      condition.type === 'PodScheduled' && condition.status === 'False',
  );
  if (unscheduled) {
    return inWords(unscheduled.reason ?? 'Unschedulable', unscheduled.message);
  }
  return status?.phase === 'Failed'
    ? inWords(status.reason ?? 'Failed', status.message)
    : undefined;
}

function inWords(reason: string, message: string | undefined): string {
  return message ? `${reason}: ${message}` : reason;
}
