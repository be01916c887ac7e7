import type {
  EnvironmentView,
  InstanceInside,
  InstanceView,
  Operation,
  OperationDetail,
  PlanPreview,
  ServiceDetail,
} from '@mooring/backstage-plugin-paas-common';

/** `sha256:` and 64 times the same digit. */
export const hashOf = (digit: string) => `sha256:${digit.repeat(64)}`;

export const environments: EnvironmentView[] = [
  {
    name: 'dev',
    title: 'Development',
    titles: { zh: '开发' },
    production: false,
    policy: { maxReplicas: 5 },
  },
  {
    name: 'prod',
    title: 'Production',
    titles: { zh: '生产' },
    production: true,
    policy: { maxReplicas: 20 },
  },
];

export function createInside(
  overrides: Partial<InstanceInside> = {},
): InstanceInside {
  return {
    cluster: 'dev',
    namespace: 'shop-dev',
    wanted: 2,
    ready: 2,
    pods: [
      {
        name: 'web-5d9-abcde',
        phase: 'Running',
        ready: true,
        node: 'node-3',
        restarts: 0,
        createdAt: '2026-11-01T08:00:00Z',
      },
    ],
    image: 'docker.io/nginxinc/nginx-unprivileged:1.29-alpine',
    live: 3,
    head: 3,
    names: ['web.shop.dev.mooring.test'],
    maxReplicas: 5,
    ...overrides,
  };
}

export function createInstance(
  overrides: Partial<InstanceView> = {},
): InstanceView {
  const environment = overrides.environment ?? 'dev';
  return {
    id: `instance-${environment}`,
    ref: `default/shop/web/${environment}`,
    environment,
    status: 'Running',
    asOf: '2026-11-01T12:00:00Z',
    stale: false,
    inside: createInside(),
    may: { scale: true, delete: true },
    ...overrides,
  };
}

export function createService(instances: InstanceView[]): ServiceDetail {
  return {
    id: '7d1c1c52-9d0c-4f3e-8a6c-0d7f1c7a2b11',
    projectRef: 'system:default/shop',
    name: 'web',
    entityRef: 'component:default/shop-web',
    ownerRef: 'group:default/team-a',
    blueprint: 'nginx',
    createdAt: '2026-11-01T08:00:00Z',
    environments: instances.map(({ environment }) => environment),
    names: [],
    instances,
  };
}

export function createOperation(overrides: Partial<Operation> = {}): Operation {
  return {
    id: 'op-1',
    kind: 'create',
    state: 'running',
    projectRef: 'system:default/shop',
    service: 'web',
    serviceId: '7d1c1c52-9d0c-4f3e-8a6c-0d7f1c7a2b11',
    entityRef: 'component:default/shop-web',
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
  };
}
