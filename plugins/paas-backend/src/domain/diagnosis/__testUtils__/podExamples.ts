import type { Example } from './Example';
import {
  claim,
  crashed,
  deployed,
  NOW,
  pod,
  troubledPod,
  unscheduledPod,
  warning,
  workload,
} from './facts';

/** What can be the matter with pods; each alone is the only problem of its instance. */
export const podExamples: Example[] = [
  [
    'no node with enough CPU that it may use',
    [
      {
        ...deployed(2),
        pods: [
          unscheduledPod(
            '0/6 nodes are available: 1 Too many pods, 2 node(s) had untolerated taint {gpu: true}, 3 Insufficient cpu. preemption: 0/6 nodes are available: 6 No preemption victims found for incoming pod.',
          ),
        ],
      },
    ],
    {
      code: 'unschedulable',
      severity: 'failure',
      params: { why: 'cpu,taints', pods: 1, wanted: 3 },
    },
  ],
  [
    'a volume claim that does not exist',
    [
      {
        ...deployed(0),
        pods: [
          unscheduledPod(
            '0/3 nodes are available: persistentvolumeclaim "data" not found. not found',
          ),
        ],
      },
    ],
    { code: 'missing-claim', severity: 'failure', params: { name: 'data' } },
  ],
  [
    'a volume claim without a volume',
    [
      {
        workloads: [workload({ kind: 'StatefulSet', ready: 0 })],
        claims: [claim({ phase: 'Pending' })],
        pods: [
          unscheduledPod(
            '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
            {
              owner: { kind: 'StatefulSet', name: 'web', uid: 'web' },
              template: { ...pod().template, claims: ['data'] },
            },
          ),
        ],
        warnings: [
          warning(
            'data',
            'ProvisioningFailed',
            'storageclass.storage.k8s.io "fast" not found',
          ),
        ],
      },
    ],
    {
      code: 'claim-pending',
      severity: 'failure',
      params: {
        name: 'data',
        message: 'storageclass.storage.k8s.io "fast" not found',
      },
    },
  ],
  [
    'a key that a ConfigMap does not have',
    [
      {
        ...deployed(0),
        pods: [
          troubledPod('a', {
            reason: 'CreateContainerConfigError',
            message: "couldn't find key DB_URL in ConfigMap shop-dev/web-conf",
          }),
        ],
      },
    ],
    {
      code: 'missing-configmap',
      severity: 'failure',
      params: { name: 'web-conf', key: 'DB_URL' },
    },
  ],
  [
    'a Secret that is not there, told when it is mounted',
    [
      {
        ...deployed(0),
        pods: [troubledPod('a', { reason: 'ContainerCreating' })],
        warnings: [
          warning(
            'a',
            'FailedMount',
            'Unable to attach or mount volumes: unmounted volumes=[tls]: timed out waiting for the condition',
          ),
          warning(
            'a',
            'FailedMount',
            'MountVolume.SetUp failed for volume "tls" : secret "web-tls" not found',
            NOW - 60_000,
          ),
        ],
      },
    ],
    {
      code: 'missing-secret',
      severity: 'failure',
      params: { name: 'web-tls' },
    },
  ],
  [
    'a container that cannot be made for another reason',
    [
      {
        ...deployed(0),
        pods: [
          troubledPod('a', {
            reason: 'CreateContainerConfigError',
            message:
              'container has runAsNonRoot and image will run as root (pod: "a", container: app)',
          }),
        ],
      },
    ],
    {
      code: 'container-error',
      severity: 'failure',
      params: { container: 'app', reason: 'CreateContainerConfigError' },
    },
  ],
  [
    'a pod without a network',
    [
      {
        ...deployed(0),
        pods: [troubledPod('a', { reason: 'ContainerCreating' })],
        warnings: [
          warning('a', 'FailedCreatePodSandBox', 'plugin bridge: no range'),
        ],
      },
    ],
    {
      code: 'container-error',
      severity: 'failure',
      params: {
        reason: 'FailedCreatePodSandBox',
        message: 'plugin bridge: no range',
      },
    },
  ],
  [
    'a pod that was evicted and replaced',
    [
      {
        ...deployed(3),
        pods: [
          pod({
            phase: 'Evicted',
            ready: false,
            readySince: NOW - 60_000,
            reason: 'Evicted',
            message: 'The node was low on resource: memory.',
          }),
        ],
      },
    ],
    {
      code: 'pod-failed',
      severity: 'warning',
      params: {
        reason: 'Evicted',
        message: 'The node was low on resource: memory.',
      },
    },
  ],
  [
    'a node that went away, with the reason of its pods forgotten',
    [
      {
        ...deployed(1),
        nodes: [{ name: 'node-a', ready: false, readySince: NOW - 180_000 }],
        pods: [
          pod({ uid: 'a', ready: false }),
          troubledPod('b', crashed),
          pod({ uid: 'c', node: 'node-b' }),
        ],
      },
    ],
    {
      code: 'node-lost',
      severity: 'failure',
      params: { node: 'node-a', pods: 2, since: '2026-11-23T11:57:00.000Z' },
    },
  ],
];
