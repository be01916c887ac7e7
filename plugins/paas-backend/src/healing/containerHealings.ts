import type {
  ContainerTrouble,
  PodSummary,
} from '@mooring/backstage-plugin-clusters-node';
import type { HealingRecord } from './types';
import { workloadOf } from './workloadOf';

/** The containers of a pod that were started anew, or wait for that, each by its latest failure. */
export function containerHealings(
  cluster: string,
  pod: PodSummary,
): HealingRecord[] {
  return pod.troubles.flatMap(trouble => {
    const { last, container, init, state, restarts } = trouble;
    if (!last || init || state === 'terminated') {
      return [];
    }
    const isRunning = state === 'running';
    // While it waits, the failure is that of the run whose end it waits after.
    const restart = isRunning ? restarts : restarts + 1;
    return [
      {
        id: `${cluster}/${pod.uid}/${container}/${restart}`,
        cluster,
        namespace: pod.namespace,
        ...workloadOf(pod),
        podUid: pod.uid,
        pod: pod.name,
        node: pod.node,
        scope: 'container',
        container,
        reason: last.reason || 'Error',
        exitCode: last.exitCode,
        failedAt: last.finishedAt,
        replacedBy: undefined,
        replacementNode: undefined,
        readyAt: isRunning ? readyAt(trouble, pod) : undefined,
      },
    ];
  });
}

function readyAt(
  { ready, startedAt = 0 }: ContainerTrouble,
  pod: PodSummary,
): number | undefined {
  const podReadyAt = pod.ready ? pod.readySince ?? 0 : 0;
  return ready ? Math.max(startedAt, podReadyAt) : undefined;
}
