import type {
  EnvironmentView,
  InstanceInside,
  InstanceView,
  Operation,
  OperationDetail,
  Panel,
  PlanPreview,
  PodView,
  Project,
} from '@mooring/backstage-plugin-paas-common';

/** `sha256:` and 64 times the same digit. */
export const hashOf = (digit: string) => `sha256:${digit.repeat(64)}`;

const policyOf = (maxReplicas: number) => ({
  maxReplicas,
  autoRollback: false,
  holdFailedCreations: false,
});

export const environments: EnvironmentView[] = [
  {
    name: 'dev',
    title: 'Development',
    titles: { zh: '开发' },
    production: false,
    policy: policyOf(5),
  },
  {
    name: 'prod',
    title: 'Production',
    titles: { zh: '生产' },
    production: true,
    policy: policyOf(20),
  },
];

/** The id of the service that {@link createPanel} shows. */
export const serviceId = '7d1c1c52-9d0c-4f3e-8a6c-0d7f1c7a2b11';

export function createPod(overrides: Partial<PodView> = {}): PodView {
  return {
    name: 'web-5d9-abcde',
    phase: 'Running',
    ready: true,
    node: 'node-3',
    restarts: 0,
    createdAt: '2026-11-01T08:00:00Z',
    containers: [{ name: 'web', init: false, image: 'nginx:1.29' }],
    requests: { cpu: 500, memory: 268435456 },
    limits: {},
    ...overrides,
  };
}

export function createInside(
  overrides: Partial<InstanceInside> = {},
): InstanceInside {
  return {
    cluster: 'dev',
    namespace: 'shop-dev',
    wanted: 2,
    ready: 2,
    restarts: 0,
    pods: [createPod()],
    images: ['docker.io/nginxinc/nginx-unprivileged:1.29-alpine'],
    requests: { cpu: 1000, memory: 536870912 },
    limits: {},
    endpoints: [],
    findings: [],
    objects: [
      { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      { apiVersion: 'v1', kind: 'ConfigMap', name: 'web-1f2e' },
    ],
    live: 3,
    head: 3,
    scaling: { mode: 'fixed', replicas: overrides.wanted ?? 2 },
    stopped: false,
    names: ['web.shop.dev.mooring.test'],
    maxReplicas: 5,
    ...overrides,
  };
}

const MAY_ALL: InstanceView['may'] = {
  deploy: true,
  scale: true,
  rollback: true,
  restart: true,
  names: true,
  delete: true,
  reserve: true,
  readConfiguration: true,
  readLogs: true,
  readYaml: true,
  deletePod: true,
};

/** Nothing but to see that it is there. */
export const MAY_NOTHING: InstanceView['may'] = {
  deploy: false,
  scale: false,
  rollback: false,
  restart: false,
  names: false,
  delete: false,
  reserve: false,
  readConfiguration: false,
  readLogs: false,
  readYaml: false,
  deletePod: false,
};

export function createInstance(
  overrides: Partial<InstanceView> = {},
): InstanceView {
  const environment = overrides.environment ?? 'dev';
  const inside = overrides.inside ?? createInside();
  return {
    id: `instance-${environment}`,
    ref: `default/shop/web/${environment}`,
    environment,
    place: `${inside.cluster} · ${inside.namespace}`,
    managed: true,
    status: 'Running',
    wanted: inside.wanted,
    ready: inside.ready,
    asOf: '2026-11-01T12:00:00Z',
    stale: false,
    inside,
    may: MAY_ALL,
    ...overrides,
  };
}

/** As an outsider sees it. */
export function createOutside(): InstanceView {
  const { inside, ...outside } = createInstance();
  return { ...outside, may: MAY_NOTHING };
}

/** Installed by others, in a namespace that belongs to no environment. */
export function createObserved(
  overrides: Partial<InstanceView> = {},
): InstanceView {
  const { environment, ...instance } = createInstance();
  return {
    ...instance,
    id: 'o.Y2x1c3Rlci9ucw',
    ref: 'observed/dev/legacy/component:default/shop-web',
    place: 'dev · legacy',
    managed: false,
    may: {
      ...MAY_NOTHING,
      readConfiguration: true,
      readLogs: true,
      readYaml: true,
      deletePod: true,
    },
    ...overrides,
  };
}

export function createPanel(
  instances: InstanceView[],
  overrides: Partial<Panel> = {},
): Panel {
  return {
    entityRef: 'component:default/shop-web',
    name: 'web',
    serviceId,
    projectRef: 'system:default/shop',
    ownerRef: 'group:default/team-a',
    instances,
    ...overrides,
  };
}

/** What is shown of an entity that points at workloads of others. */
export function createObservedPanel(instances: InstanceView[]): Panel {
  const { serviceId: none, projectRef, ...panel } = createPanel(instances);
  return { ...panel, selector: 'backstage.io/kubernetes-id=web' };
}

export function createOperation(overrides: Partial<Operation> = {}): Operation {
  return {
    id: 'op-1',
    kind: 'create',
    state: 'running',
    projectRef: 'system:default/shop',
    service: 'web',
    serviceId,
    entityRef: 'component:default/shop-web',
    targets: ['dev', 'prod'].map(environment => ({
      instance: `default/shop/web/${environment}`,
      service: 'web',
      serviceId,
      environment,
    })),
    environments: ['dev', 'prod'],
    initiator: 'user:default/dev-a',
    planHash: hashOf('a'),
    step: 2,
    steps: 4,
    createdAt: '2026-11-01T12:00:00Z',
    startedAt: '2026-11-01T12:00:01Z',
    ...overrides,
  };
}

export function createOperationDetail(
  overrides: Partial<OperationDetail> = {},
): OperationDetail {
  return {
    ...createOperation(),
    stepList: [],
    canContinue: false,
    canUndo: true,
    canCancel: false,
    canTakeOver: false,
    undoTo: [
      { environment: 'dev', release: null },
      { environment: 'prod', release: null },
    ],
    conflicts: [],
    evidence: [],
    decisions: [],
    canReview: false,
    ...overrides,
  };
}

/** A plan that scales from 2 to `replicas`. */
export function createPlan(hash: string, replicas: number): PlanPreview {
  const instance = 'default/shop/web/dev';
  return {
    kind: 'scale',
    hash,
    targets: [
      {
        instance,
        environment: 'dev',
        from: { number: 3, hash: hashOf('3') },
        to: { number: 4, hash: hashOf('4') },
      },
    ],
    steps: [
      {
        instance,
        type: 'kubernetes.apply',
        input: {},
        preview: {
          changes: [
            {
              object: 'Deployment shop-dev/web',
              field: 'spec.replicas',
              before: 2,
              after: replicas,
            },
          ],
          notes: [],
        },
      },
      {
        instance,
        type: 'kubernetes.rollout',
        input: {},
        preview: { changes: [], notes: [] },
      },
    ],
    summary: [
      {
        instance,
        changes: [
          {
            part: 'capacity',
            field: 'replicas',
            before: '2',
            after: String(replicas),
          },
        ],
        unchanged: ['version', 'names'],
        podsReplaced: 0,
      },
    ],
    preflight: [],
  };
}

export const projects: Project[] = ['billing', 'shop'].map(name => ({
  ref: `system:default/${name}`,
  name,
  title: name,
  ownerRef: 'group:default/team-a',
  canCreate: true,
}));
