import type { Example } from './Example';
import {
  crashed,
  deployed,
  NOW,
  pod,
  replicaSet,
  service,
  troubledPod,
  warning,
  workload,
} from './facts';

/** What can be the matter with containers; each alone is the only problem of its instance. */
export const containerExamples: Example[] = [
  [
    'a tag that does not exist, on two of three pods',
    [
      {
        workloads: [workload({ ready: 1 })],
        replicaSets: [
          replicaSet({ ready: 0 }),
          replicaSet({
            uid: 'web-0',
            revision: 0,
            ready: 1,
            template: {
              containers: [
                { ...pod().template.containers[0]!, image: 'nginx:1.27' },
              ],
            },
          }),
        ],
        pods: [
          troubledPod('a', {
            reason: 'ImagePullBackOff',
            message:
              'Back-off pulling image "nginx:1.99": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nginx:1.99": not found',
          }),
          troubledPod('b', {
            reason: 'ErrImagePull',
            message:
              'rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nginx:1.99": not found',
          }),
          pod({
            uid: 'c',
            owner: { kind: 'ReplicaSet', name: '', uid: 'web-0' },
          }),
        ],
      },
    ],
    {
      code: 'image-pull',
      severity: 'failure',
      params: {
        image: 'nginx:1.99',
        why: 'not-found',
        pods: 2,
        wanted: 3,
        serving: 1,
        lastGood: '1.27',
      },
    },
  ],
  [
    'an image whose reason only an event tells, after a release that ran',
    [
      {
        workloads: [workload({ wanted: 1, updated: 1, ready: 0 })],
        replicaSets: [replicaSet({ ready: 0 })],
        pods: [
          troubledPod('a', {
            reason: 'ImagePullBackOff',
            message: 'Back-off pulling image "nginx:1.99"',
          }),
        ],
        warnings: [
          warning('a', 'Failed', 'Error: ErrImagePull'),
          warning(
            'a',
            'Failed',
            'Failed to pull image "nginx:1.99": failed to do request: dial tcp: lookup registry.corp: no such host',
          ),
        ],
      },
      { lastGood: 'nginx:1.27' },
    ],
    {
      code: 'image-pull',
      severity: 'failure',
      params: { why: 'unreachable', lastGood: '1.27', pods: 1, wanted: 1 },
    },
  ],
  [
    'a container that ends over and over',
    [
      {
        ...deployed(2),
        pods: [pod({ uid: 'ok' }), troubledPod('a', crashed)],
      },
    ],
    {
      code: 'crash-loop',
      severity: 'failure',
      params: {
        container: 'app',
        exitCode: 1,
        reason: 'Error',
        restarts: 7,
        pods: 1,
        wanted: 3,
      },
    },
  ],
  [
    'a container that came back after ending several times',
    [
      {
        ...deployed(3),
        pods: [
          troubledPod(
            'a',
            { ...crashed, state: 'running', ready: true, reason: '' },
            { ready: true },
          ),
        ],
      },
    ],
    { code: 'crash-loop', severity: 'warning', params: { restarts: 7 } },
  ],
  [
    'a container that is out of memory',
    [
      {
        ...deployed(2),
        pods: [
          troubledPod('a', {
            ...crashed,
            last: { ...crashed.last, reason: 'OOMKilled', exitCode: 137 },
          }),
        ],
      },
    ],
    {
      code: 'out-of-memory',
      severity: 'failure',
      params: { container: 'app', limit: 268_435_456, pods: 1 },
    },
  ],
  [
    'a readiness probe that fails',
    [
      {
        ...deployed(2),
        pods: [troubledPod('a', { state: 'running' })],
        warnings: [
          warning(
            'a',
            'Unhealthy',
            'Readiness probe failed: HTTP probe failed with statuscode: 503',
          ),
        ],
      },
    ],
    {
      code: 'probe-failing',
      severity: 'failure',
      params: {
        container: 'app',
        probe: 'readiness',
        message: 'HTTP probe failed with statuscode: 503',
      },
    },
  ],
  [
    'a readiness probe that fails while the pod has just started',
    [
      {
        ...deployed(2),
        pods: [
          troubledPod('a', { state: 'running' }, { createdAt: NOW - 60_000 }),
        ],
        warnings: [warning('a', 'Unhealthy', 'Readiness probe failed: no')],
      },
    ],
    { code: 'probe-failing', severity: 'warning', params: { message: 'no' } },
  ],
  [
    'a liveness probe that has its container ended',
    [
      {
        ...deployed(2),
        pods: [
          troubledPod('a', {
            ...crashed,
            last: { ...crashed.last, exitCode: 137 },
          }),
        ],
        warnings: [
          warning(
            'a',
            'Unhealthy',
            'Liveness probe failed: Get "http://10.0.0.9:8080/": context deadline exceeded',
            NOW - 60_000,
          ),
        ],
      },
    ],
    {
      code: 'probe-failing',
      severity: 'failure',
      params: { probe: 'liveness', restarts: 7 },
    },
  ],
  [
    'a startup probe that fails for long, without a restart',
    [
      {
        ...deployed(0),
        services: [service()],
        pods: [troubledPod('a', { state: 'running' })],
        warnings: [warning('a', 'Unhealthy', 'Startup probe failed: not yet')],
      },
    ],
    {
      code: 'probe-failing',
      severity: 'warning',
      params: { probe: 'startup', message: 'not yet', restarts: 0 },
    },
  ],
];
