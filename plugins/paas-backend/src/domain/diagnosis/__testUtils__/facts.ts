import type {
  AutoscalerFacts,
  BudgetFacts,
  ClaimFacts,
  ConditionFacts,
  CronJobFacts,
  DiagnosisFacts,
  IngressFacts,
  JobFacts,
  ObjectFacts,
  PodFacts,
  ReplicaSetFacts,
  ServiceFacts,
  TroubleFacts,
  WarningFacts,
  WorkloadFacts,
} from '../types';

/** The present of all tests. */
export const NOW = Date.parse('2026-11-23T12:00:00Z');

const DAY = 86_400_000;
const APP = { app: 'web' };

function object(name: string): ObjectFacts {
  return {
    uid: name,
    name,
    namespace: 'shop-dev',
    labels: APP,
    createdAt: NOW - DAY,
    deletedAt: undefined,
    owner: undefined,
  };
}

/** A Deployment of three pods; all is well with it. */
export function workload(override: Partial<WorkloadFacts> = {}): WorkloadFacts {
  return {
    ...object(override.uid ?? 'web'),
    kind: 'Deployment',
    wanted: 3,
    updated: 3,
    ready: 3,
    observed: true,
    paused: false,
    selector: APP,
    troubles: [],
    ...override,
  };
}

/** A Deployment with so many of its three pods ready, and its ReplicaSet. */
export function deployed(
  ready: number,
): Pick<DiagnosisFacts, 'workloads' | 'replicaSets'> {
  return {
    workloads: [workload({ ready })],
    replicaSets: [replicaSet({ ready })],
  };
}

/** A condition that is not as it should be. */
export function condition(
  type: string,
  reason: string,
  message = '',
  since = NOW,
): ConditionFacts {
  const status = /^Fail|Failure$/.test(type) ? 'True' : 'False';
  return { type, status, reason, message, since };
}

/** The ReplicaSet of {@link workload}. */
export function replicaSet(
  override: Partial<ReplicaSetFacts> = {},
): ReplicaSetFacts {
  return {
    ...object(override.uid ?? 'web-1'),
    owner: { kind: 'Deployment', name: 'web', uid: 'web' },
    wanted: 3,
    ready: 3,
    revision: 1,
    template: pod().template,
    troubles: [],
    ...override,
  };
}

/** A pod of {@link replicaSet} that is ready. */
export function pod(override: Partial<PodFacts> = {}): PodFacts {
  return {
    ...object(override.uid ?? 'web-1-a'),
    owner: { kind: 'ReplicaSet', name: 'web-1', uid: 'web-1' },
    phase: 'Running',
    ready: true,
    readySince: NOW - DAY,
    node: 'node-a',
    template: {
      containers: [
        {
          name: 'app',
          image: 'nginx:1.99',
          init: false,
          limits: { memory: 268_435_456 },
          probes: ['readiness', 'liveness'],
        },
      ],
      claims: [],
    },
    troubles: [],
    reason: undefined,
    message: undefined,
    ...override,
  };
}

/** A pod that is not ready since a minute, because of its only container. */
export function troubledPod(
  uid: string,
  trouble: Partial<TroubleFacts>,
  override: Partial<PodFacts> = {},
): PodFacts {
  return pod({
    uid,
    ready: false,
    readySince: NOW - 60_000,
    troubles: [
      {
        container: 'app',
        init: false,
        state: 'waiting',
        ready: false,
        restarts: 0,
        reason: '',
        message: '',
        exitCode: undefined,
        last: undefined,
        ...trouble,
      },
    ],
    ...override,
  });
}

/** What a node says of a container that ended and is not started anew yet. */
export const crashed = {
  reason: 'CrashLoopBackOff',
  restarts: 7,
  last: { reason: 'Error', message: '', exitCode: 1, finishedAt: NOW },
};

/** A pod that no node takes. */
export function unscheduledPod(
  message: string,
  override: Partial<PodFacts> = {},
): PodFacts {
  return pod({
    phase: 'Pending',
    ready: false,
    readySince: undefined,
    node: undefined,
    reason: 'Unschedulable',
    message,
    ...override,
  });
}

export function job(override: Partial<JobFacts> = {}): JobFacts {
  return {
    ...object(override.uid ?? 'job'),
    active: 0,
    succeeded: 0,
    wanted: 1,
    suspended: false,
    troubles: [],
    ...override,
  };
}

export function cronJob(override: Partial<CronJobFacts> = {}): CronJobFacts {
  return { ...object('cron'), suspended: false, ...override };
}

export function service(override: Partial<ServiceFacts> = {}): ServiceFacts {
  return { ...object('web'), type: 'ClusterIP', selector: APP, ...override };
}

export function ingress(override: Partial<IngressFacts> = {}): IngressFacts {
  return {
    ...object('web'),
    className: 'nginx',
    addresses: ['10.0.0.1'],
    ...override,
  };
}

export function autoscaler(
  override: Partial<AutoscalerFacts> = {},
): AutoscalerFacts {
  return {
    ...object('web'),
    target: { kind: 'Deployment', name: 'web' },
    troubles: [],
    ...override,
  };
}

/** A budget that lets one pod go. */
export function budget(override: Partial<BudgetFacts> = {}): BudgetFacts {
  return {
    ...object('web'),
    selector: APP,
    disruptionsAllowed: 1,
    currentHealthy: 3,
    expectedPods: 3,
    ...override,
  };
}

export function claim(override: Partial<ClaimFacts> = {}): ClaimFacts {
  return { ...object('data'), phase: 'Bound', ...override };
}

export function warning(
  about: string,
  reason: string,
  message: string,
  lastAt: number = NOW,
): WarningFacts {
  return {
    about: { kind: '', name: about, uid: about },
    reason,
    message,
    lastAt,
  };
}

/** Facts of a cluster that answers. */
export function facts(
  override: Partial<Omit<DiagnosisFacts, 'health'>> & {
    health?: Partial<DiagnosisFacts['health']>;
  } = {},
): DiagnosisFacts {
  return {
    workloads: [],
    replicaSets: [],
    pods: [],
    jobs: [],
    cronJobs: [],
    services: [],
    ingresses: [],
    autoscalers: [],
    budgets: [],
    claims: [],
    warnings: [],
    nodes: [],
    ...override,
    health: {
      cluster: 'dev',
      state: 'synced',
      asOf: new Date(NOW).toISOString(),
      error: undefined,
      refused: [],
      ...override.health,
    },
  };
}
