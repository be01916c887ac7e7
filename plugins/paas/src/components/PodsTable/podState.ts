import type { PodView } from '@mooring/backstage-plugin-paas-common';

/** What a pod is doing, as far as there are words for it. */
export type PodState =
  | 'running'
  | 'notReady'
  | 'stopping'
  | 'noNode'
  | 'starting'
  | 'crashing'
  | 'image'
  | 'container'
  | 'memory'
  | 'evicted'
  | 'finished'
  | 'failed'
  | 'lost';

// What kubectl prints in its column STATUS.
const STATES: Record<string, PodState> = {
  Terminating: 'stopping',
  ContainerCreating: 'starting',
  PodInitializing: 'starting',
  CrashLoopBackOff: 'crashing',
  ErrImagePull: 'image',
  ImagePullBackOff: 'image',
  InvalidImageName: 'image',
  ErrImageNeverPull: 'image',
  ImageInspectError: 'image',
  CreateContainerConfigError: 'container',
  CreateContainerError: 'container',
  RunContainerError: 'container',
  OOMKilled: 'memory',
  Evicted: 'evicted',
  Completed: 'finished',
  Succeeded: 'finished',
  Failed: 'failed',
  Error: 'failed',
  ContainerCannotRun: 'failed',
  DeadlineExceeded: 'failed',
  NodeLost: 'lost',
  Unknown: 'lost',
};

/** Whether a pod asks for attention. */
export type PodTone = 'quiet' | 'progress' | 'trouble';

const TONES: Partial<Record<PodState, PodTone>> = {
  running: 'quiet',
  finished: 'quiet',
  stopping: 'progress',
  starting: 'progress',
  notReady: 'progress',
};

/** The state of a pod; undefined for a phase that there are no words for. */
export function podState(
  pod: Pick<PodView, 'phase' | 'ready' | 'node'>,
): PodState | undefined {
  if (pod.phase === 'Running') {
    return pod.ready ? 'running' : 'notReady';
  }
  if (pod.phase === 'Pending') {
    return pod.node === undefined ? 'noNode' : 'starting';
  }
  return STATES[pod.phase.replace(/^Init:/, '')];
}

/** See {@link PodTone}. */
export function podTone(state: PodState | undefined): PodTone {
  return (state && TONES[state]) ?? 'trouble';
}
