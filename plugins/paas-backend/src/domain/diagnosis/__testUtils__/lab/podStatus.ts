/** The last part of a container's status, as kubelets write it. */
interface ContainerState {
  state: object;
  lastState?: object;
  restartCount?: number;
  ready?: boolean;
}

/** The status of a pod with one container, as a kubelet of version 1.36 reports it. */
export function podStatus(container: ContainerState): object {
  const at = new Date().toISOString().replace(/\.\d+/, '');
  const { ready = false, restartCount = 0, lastState = {}, state } = container;
  const condition = (type: string, isTrue: boolean) => ({
    type,
    status: isTrue ? 'True' : 'False',
    lastTransitionTime: at,
    ...(!isTrue && {
      reason: 'ContainersNotReady',
      message: 'containers with unready status: [app]',
    }),
  });
  return {
    phase: 'running' in state ? 'Running' : 'Pending',
    startTime: at,
    conditions: [
      condition('PodReadyToStartContainers', true),
      condition('Initialized', true),
      condition('Ready', ready),
      condition('ContainersReady', ready),
      condition('PodScheduled', true),
    ],
    containerStatuses: [
      {
        name: 'app',
        image: 'nginx:1.99',
        imageID: '',
        ready,
        started: ready,
        restartCount,
        state,
        lastState,
      },
    ],
  };
}

/** A container that waits. */
export function waiting(reason: string, message: string): ContainerState {
  return { state: { waiting: { reason, message } } };
}

/** A container that ended some times and waits to be started anew. */
export function backingOff(
  reason: string,
  exitCode: number,
  message?: string,
): ContainerState {
  const at = new Date().toISOString().replace(/\.\d+/, '');
  return {
    restartCount: 5,
    state: {
      waiting: {
        reason: 'CrashLoopBackOff',
        message:
          'back-off 2m40s restarting failed container=app pod=web_shop(0)',
      },
    },
    lastState: {
      terminated: {
        reason,
        exitCode,
        startedAt: at,
        finishedAt: at,
        containerID: 'containerd://0',
        ...(message !== undefined && { message }),
      },
    },
  };
}

/** A container that runs, ready or not. */
export function running(ready: boolean, restartCount = 0): ContainerState {
  const startedAt = new Date().toISOString().replace(/\.\d+/, '');
  return { ready, restartCount, state: { running: { startedAt } } };
}
