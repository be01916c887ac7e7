import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import { isSidecar } from './podTemplate';
import type { Raw } from './Raw';

type RawPod = Raw<V1Pod>;

/**
 * The word of kubectl's STATUS column.
 * Source of the rules: printPod in kubernetes/pkg/printers/internalversion.
 */
export function podPhase(pod: RawPod): string {
  const { status } = pod;
  if (pod.metadata?.deletionTimestamp && status?.reason === 'NodeLost') {
    return 'Unknown';
  }
  if (pod.metadata?.deletionTimestamp && !hasEnded(pod)) {
    return 'Terminating';
  }
  const initialising = initialisingPhase(pod);
  if (initialising !== undefined && !hasCondition(pod, 'Initialized')) {
    return initialising;
  }
  return containersPhase(pod) ?? waitingReason(pod);
}

function waitingReason(pod: RawPod): string {
  const gated = pod.status?.conditions?.some(
    condition =>
      condition.type === 'PodScheduled' &&
      condition.reason === 'SchedulingGated',
  );
  return gated
    ? 'SchedulingGated'
    : pod.status?.reason || pod.status?.phase || 'Unknown';
}

function initialisingPhase(pod: RawPod): string | undefined {
  const specified = pod.spec?.initContainers ?? [];
  const statuses = pod.status?.initContainerStatuses ?? [];
  const index = statuses.findIndex(
    ({ name, state, started }) =>
      state?.terminated?.exitCode !== 0 &&
      !(started && isSidecarOf(specified, name)),
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
  return `Init:${index}/${specified.length}`;
}

function isSidecarOf(
  containers: { name: string; restartPolicy?: string }[],
  name: string,
): boolean {
  return containers.some(
    container => container.name === name && isSidecar(container),
  );
}

function containersPhase(pod: RawPod): string | undefined {
  const statuses = pod.status?.containerStatuses ?? [];
  // kubectl looks from last to first, so that the first container has the last word.
  const phase = statuses.map(containerPhase).find(word => word !== undefined);
  if (phase !== 'Completed') {
    return phase;
  }
  const running = statuses.some(({ ready, state }) => ready && state?.running);
  if (running && hasCondition(pod, 'Ready')) {
    return 'Running';
  }
  const failed = statuses.find(({ state }) => state?.terminated?.exitCode);
  return (failed && containerPhase(failed)) ?? (running ? 'NotReady' : phase);
}

function containerPhase({ state }: Raw<V1ContainerStatus>): string | undefined {
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

function hasCondition(pod: RawPod, type: string): boolean {
  return Boolean(
    pod.status?.conditions?.some(
      condition => condition.type === type && condition.status === 'True',
    ),
  );
}

/** Whether it will never run again. */
export function hasEnded(pod: RawPod): boolean {
  return pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
}

/** The number of kubectl's RESTARTS column, by the same rules. */
export function podRestarts(pod: RawPod): number {
  const specified = pod.spec?.initContainers ?? [];
  const initialising =
    initialisingPhase(pod) !== undefined && !hasCondition(pod, 'Initialized');
  const init = pod.status?.initContainerStatuses ?? [];
  const counted = initialising
    ? init
    : [
        ...init.filter(({ name }) => isSidecarOf(specified, name)),
        ...(pod.status?.containerStatuses ?? []),
      ];
  return counted.reduce((sum, { restartCount }) => sum + restartCount, 0);
}
