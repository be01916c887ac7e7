import type { Trouble } from './shape.ts';

const reasons: Record<NonNullable<Trouble>, [string, string]> = {
  CrashLoopBackOff: [
    'BackOff',
    'Back-off restarting failed container app in pod',
  ],
  ImagePullBackOff: ['Failed', 'Error: ImagePullBackOff'],
  Unschedulable: [
    'FailedScheduling',
    '0/100 nodes are available: 100 Insufficient cpu.',
  ],
};

/** The event that tells of a pod's trouble. */
export function warning(
  pod: { name: string; namespace: string; uid: string },
  trouble: NonNullable<Trouble>,
): object {
  const [reason, message] = reasons[trouble];
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${pod.name}.bench`, namespace: pod.namespace },
    involvedObject: { apiVersion: 'v1', kind: 'Pod', ...pod },
    type: 'Warning',
    reason,
    message,
    count: 42,
    firstTimestamp: '2026-11-22T20:00:00Z',
    lastTimestamp: '2026-11-23T02:10:00Z',
    source: { component: 'kubelet' },
  };
}
