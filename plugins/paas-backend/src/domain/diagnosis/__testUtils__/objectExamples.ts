import type { Example } from './Example';
import {
  autoscaler,
  budget,
  condition,
  deployed,
  ingress,
  job,
  NOW,
  pod,
  replicaSet,
  service,
  warning,
  workload,
} from './facts';

const DAY = 86_400_000;

/** What can be the matter beside the pods; each alone is the only problem of its instance. */
export const objectExamples: Example[] = [
  [
    'pods that a quota has no room for',
    [
      {
        workloads: [workload({ ready: 1, updated: 1 })],
        replicaSets: [
          replicaSet({
            troubles: [
              {
                type: 'ReplicaFailure',
                status: 'True',
                reason: 'FailedCreate',
                message:
                  'pods "web-1-x" is forbidden: exceeded quota: few, requested: pods=1, used: pods=1, limited: pods=1',
                since: NOW,
              },
            ],
          }),
        ],
        pods: [pod()],
      },
    ],
    {
      code: 'quota',
      severity: 'failure',
      params: {
        kind: 'Deployment',
        name: 'web',
        message:
          'exceeded quota: few, requested: pods=1, used: pods=1, limited: pods=1',
        pods: 2,
        wanted: 3,
      },
    },
  ],
  [
    'pods of a StatefulSet that a webhook refuses',
    [
      {
        workloads: [workload({ kind: 'StatefulSet', ready: 0, updated: 0 })],
        warnings: [
          warning(
            'web',
            'FailedCreate',
            'create Pod web-0 in StatefulSet web failed error: admission webhook "policy.corp" denied the request: no',
          ),
        ],
      },
    ],
    {
      code: 'webhook',
      severity: 'failure',
      params: {
        kind: 'StatefulSet',
        why: 'denied',
        message: 'admission webhook "policy.corp" denied the request: no',
      },
    },
  ],
  [
    'pods of a Job that are refused',
    [
      {
        jobs: [job()],
        warnings: [
          warning(
            'job',
            'FailedCreate',
            'Error creating: pods "job-x" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true',
          ),
        ],
      },
    ],
    {
      code: 'creation-refused',
      severity: 'failure',
      params: {
        kind: 'Job',
        name: 'job',
        message:
          'violates PodSecurity "restricted:latest": runAsNonRoot != true',
      },
    },
  ],
  [
    'a rollout that was given up, nobody knows why',
    [
      {
        workloads: [
          workload({
            ready: 2,
            troubles: [condition('Progressing', 'ProgressDeadlineExceeded')],
          }),
        ],
      },
    ],
    {
      code: 'rollout-deadline',
      severity: 'failure',
      params: { name: 'web', ready: 2, wanted: 3 },
    },
  ],
  [
    'a rollout that somebody paused',
    [{ workloads: [workload({ paused: true, updated: 1 })] }],
    { code: 'paused', severity: 'warning', params: { name: 'web' } },
  ],
  [
    'nothing where something should be',
    [{}],
    { code: 'workload-missing', severity: 'failure', params: {} },
  ],
  [
    'a Job that is given up',
    [
      {
        jobs: [
          job({
            troubles: [
              {
                type: 'Failed',
                status: 'True',
                reason: 'DeadlineExceeded',
                message: 'Job was active longer than specified deadline',
                since: NOW,
              },
            ],
          }),
        ],
      },
    ],
    {
      code: 'job-failed',
      severity: 'failure',
      params: {
        name: 'job',
        message: 'Job was active longer than specified deadline',
      },
    },
  ],
  [
    'a Service that selects nothing',
    [
      {
        workloads: [workload()],
        pods: [pod()],
        services: [service({ selector: { app: 'wbe' } })],
      },
    ],
    {
      code: 'no-endpoints',
      severity: 'failure',
      params: { service: 'web', selected: 0 },
    },
  ],
  [
    'a Service whose pods are not ready, nobody knows why',
    [
      {
        ...deployed(0),
        pods: [pod({ ready: false })],
        services: [service()],
      },
    ],
    {
      code: 'no-endpoints',
      severity: 'failure',
      params: { service: 'web', selected: 1 },
    },
  ],
  [
    'an Ingress without a class',
    [
      {
        workloads: [workload()],
        ingresses: [ingress({ className: undefined, addresses: [] })],
      },
    ],
    {
      code: 'ingress-no-class',
      severity: 'failure',
      params: { ingress: 'web' },
    },
  ],
  [
    'an Ingress without an address',
    [{ workloads: [workload()], ingresses: [ingress({ addresses: [] })] }],
    {
      code: 'ingress-no-address',
      severity: 'warning',
      params: { ingress: 'web', class: 'nginx' },
    },
  ],
  [
    'a certificate that runs out in ten days',
    [
      { workloads: [workload()] },
      { certificates: [{ host: 'web.corp', expiresAt: NOW + 10 * DAY }] },
    ],
    {
      code: 'certificate-expiry',
      severity: 'warning',
      params: { host: 'web.corp', expiresAt: '2026-12-03T12:00:00.000Z' },
    },
  ],
  [
    'a certificate that has run out',
    [
      { workloads: [workload()] },
      { certificates: [{ host: 'web.corp', expiresAt: NOW }] },
    ],
    { code: 'certificate-expiry', severity: 'failure', params: {} },
  ],
  [
    'an autoscaler without figures',
    [
      {
        workloads: [workload()],
        autoscalers: [
          autoscaler({
            troubles: [
              condition(
                'ScalingActive',
                'FailedGetResourceMetric',
                'missing request for cpu',
                NOW - 120_000,
              ),
            ],
          }),
        ],
      },
    ],
    {
      code: 'autoscaler-no-metrics',
      severity: 'warning',
      params: { name: 'web', message: 'missing request for cpu' },
    },
  ],
  [
    'a budget that lets no pod go',
    [{ workloads: [workload()], budgets: [budget({ disruptionsAllowed: 0 })] }],
    { code: 'budget-blocks', severity: 'warning', params: { name: 'web' } },
  ],
  [
    'a kind that is hidden, and nothing concluded from its absence',
    [{ health: { refused: ['pods', 'jobs'] } }],
    {
      code: 'kind-refused',
      severity: 'warning',
      params: { cluster: 'dev', kinds: 'jobs, pods' },
    },
  ],
  [
    'a cluster that does not answer',
    [
      {
        workloads: [workload()],
        health: { state: 'stale', error: 'connect ECONNREFUSED' },
      },
    ],
    {
      code: 'cluster-unreachable',
      severity: 'failure',
      params: { cluster: 'dev', message: 'connect ECONNREFUSED' },
    },
  ],
  [
    'a cluster that never answered',
    [{ health: { state: 'init', asOf: undefined, error: 'refused' } }],
    { code: 'cluster-unreachable', severity: 'failure', params: {} },
  ],
];
