import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';

/**
 * The word of kubectl's STATUS column.
 * Source of the rules: printPod in kubernetes/pkg/printers/internalversion.
 */
export function podPhase(pod: V1Pod): string {
  const { status } = pod;
  if (pod.metadata?.deletionTimestamp && !hasEnded(pod)) {
    return status?.reason === 'NodeLost' ? 'Unknown' : 'Terminating';
  }
  const initialising = initialisingPhase(pod);
  if (initialising !== undefined && !hasCondition(pod, 'Initialized')) {
    return initialising;
  }
  return containersPhase(pod) ?? waitingReason(pod);
}

function waitingReason(pod: V1Pod): string {
  const gated = pod.status?.conditions?.some(
    condition =>
      condition.type === 'PodScheduled' &&
      condition.reason === 'SchedulingGated',
  );
  return gated
    ? 'SchedulingGated'
    : pod.status?.reason || pod.status?.phase || 'Unknown';
}

function initialisingPhase(pod: V1Pod): string | undefined {
  const sidecars = new Set(
    pod.spec?.initContainers
      ?.filter(container => container.restartPolicy === 'Always')
      .map(container => container.name),
  );
  const statuses = pod.status?.initContainerStatuses ?? [];
  const index = statuses.findIndex(
    ({ name, state, started }) =>
      state?.terminated?.exitCode !== 0 && !(sidecars.has(name) && started),
  );
  if (index === -1) {
    return undefined;
  }
  const { terminated, waiting } = statuses[index]!.state ?? {};
  if (terminated) {
    return `Init:${terminated.reason || exitWord(terminated)}`;
  }
  if (waiting?.reason && waiting.reason !== 'PodInitializing') {
    return `Init:${waiting.reason}`;
  }
  return `Init:${index}/${statuses.length}`;
}

function containersPhase(pod: V1Pod): string | undefined {
  const statuses = pod.status?.containerStatuses ?? [];
  // kubectl looks from last to first, so that the first container has the last word.
  const phase = statuses.map(containerPhase).find(word => word !== undefined);
  const running = statuses.some(({ ready, state }) => ready && state?.running);
  if (phase === 'Completed' && running) {
    return hasCondition(pod, 'Ready') ? 'Running' : 'NotReady';
  }
  return phase;
}

function containerPhase({ state }: V1ContainerStatus): string | undefined {
  if (state?.waiting?.reason) {
    return state.waiting.reason;
  }
  if (state?.terminated) {
    return state.terminated.reason || exitWord(state.terminated);
  }
  return undefined;
}

function exitWord(ended: { signal?: number; exitCode: number }): string {
  return ended.signal ? `Signal:${ended.signal}` : `ExitCode:${ended.exitCode}`;
}

function hasCondition(pod: V1Pod, type: string): boolean {
  return Boolean(
    pod.status?.conditions?.some(
      condition => condition.type === type && condition.status === 'True',
    ),
  );
}

function hasEnded(pod: V1Pod): boolean {
  return pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
}
