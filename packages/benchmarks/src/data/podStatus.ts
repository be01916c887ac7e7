import { imageOf } from './podTemplate.ts';
import type { BenchService, Trouble } from './shape.ts';
import { digest, nodeAddress, podAddress } from './text.ts';

const scheduledAt = '2026-11-20T08:15:02Z';
const startedAt = '2026-11-20T08:15:31Z';
const readyAt = '2026-11-20T08:15:48Z';
const crashedAt = '2026-11-23T02:10:44Z';

/** Which pod is meant, and how it is. */
export interface PodPlace {
  service: BenchService;
  name: string;
  /** Its number over all services. */
  number: number;
  node: string;
  trouble: Trouble;
}

/** What scheduler and kubelet report of a pod. */
export function podStatus(place: PodPlace): object {
  if (place.trouble === 'Unschedulable') return unschedulable();
  const running = place.trouble === undefined;
  const hostIP = nodeAddress(place.node);
  const podIP = podAddress(place.number);
  return {
    // A pod whose container keeps crashing is Running, one without an image Pending.
    phase: place.trouble === 'ImagePullBackOff' ? 'Pending' : 'Running',
    conditions: [
      condition('PodReadyToStartContainers', true, scheduledAt),
      condition('Initialized', true, scheduledAt),
      condition('Ready', running, readyAt),
      condition('ContainersReady', running, readyAt),
      condition('PodScheduled', true, scheduledAt),
    ],
    hostIP,
    hostIPs: [{ ip: hostIP }],
    podIP,
    podIPs: [{ ip: podIP }],
    startTime: scheduledAt,
    qosClass: 'Burstable',
    containerStatuses: [containerStatus(place)],
  };
}

function unschedulable(): object {
  return {
    phase: 'Pending',
    conditions: [
      {
        type: 'PodScheduled',
        status: 'False',
        reason: 'Unschedulable',
        message:
          '0/100 nodes are available: 100 Insufficient cpu. preemption: 0/100 nodes are available: 100 No preemption victims found for incoming pod.',
        lastTransitionTime: scheduledAt,
      },
    ],
    qosClass: 'Burstable',
  };
}

function condition(type: string, holds: boolean, at: string): object {
  return {
    type,
    status: holds ? 'True' : 'False',
    lastProbeTime: null,
    lastTransitionTime: at,
    ...(!holds && {
      reason: 'ContainersNotReady',
      message: 'containers with unready status: [app]',
    }),
  };
}

function containerStatus({ service, name, trouble }: PodPlace): object {
  const image = imageOf(service);
  const shared = { name: 'app', image, volumeMounts: mounts() };
  if (trouble === 'ImagePullBackOff') {
    const message = `Back-off pulling image "${image}": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image "${image}": not found`;
    return {
      ...shared,
      imageID: '',
      ready: false,
      started: false,
      restartCount: 0,
      state: { waiting: { reason: trouble, message } },
    };
  }
  const seen = {
    ...shared,
    imageID: `${image.split(':')[0]}@sha256:${digest(image)}`,
    containerID: `containerd://${digest(name)}`,
    allocatedResources: { cpu: '250m', memory: '512Mi' },
    resources: {
      requests: { cpu: '250m', memory: '512Mi' },
      limits: { cpu: '1', memory: '768Mi' },
    },
    user: {
      linux: { uid: 10001, gid: 0, supplementalGroups: [0, 10001] },
    },
  };
  if (trouble === undefined)
    return {
      ...seen,
      ready: true,
      started: true,
      restartCount: 0,
      state: { running: { startedAt } },
    };
  return {
    ...seen,
    ready: false,
    started: false,
    restartCount: 17,
    state: {
      waiting: {
        reason: trouble,
        message: `back-off 5m0s restarting failed container=app pod=${name}_${service.namespace}`,
      },
    },
    lastState: {
      terminated: {
        exitCode: 1,
        reason: 'Error',
        startedAt: '2026-11-23T02:10:21Z',
        finishedAt: crashedAt,
        containerID: `containerd://${digest(name)}`,
      },
    },
  };
}

function mounts(): object[] {
  const token = '/var/run/secrets/kubernetes.io/serviceaccount';
  return [
    { name: 'config', mountPath: '/etc/app', readOnly: true },
    { name: 'tmp', mountPath: '/tmp' },
    { name: 'kube-api-access', mountPath: token, readOnly: true },
  ];
}
