import type {
  ClusterView,
  NodeView,
} from '@mooring/backstage-plugin-paas-common';

const GIB = 1024 ** 3;

export function createCluster(
  overrides: Partial<ClusterView> = {},
): ClusterView {
  return {
    name: 'prod',
    state: 'synced',
    asOf: '2026-11-01T12:00:00Z',
    version: 'v1.36.3',
    environments: ['Production'],
    certificateExpiresAt: '2036-11-01T12:00:00Z',
    nodes: { ready: 2, all: 3 },
    allocatable: { cpu: 12_000, memory: 48 * GIB },
    requested: { cpu: 3_000, memory: 12 * GIB },
    counts: { namespaces: 4, workloads: 12, pods: 1_234 },
    kinds: [
      { kind: 'pods', state: 'synced', objects: 1_234 },
      { kind: 'deployments', state: 'synced', objects: 12 },
    ],
    quarantined: [],
    ...overrides,
  };
}

export function createNode(
  name: string,
  overrides: Partial<NodeView> = {},
): NodeView {
  return {
    name,
    ready: true,
    unschedulable: false,
    version: 'v1.36.3',
    architecture: 'amd64',
    createdAt: '2026-10-01T12:00:00Z',
    capacity: { cpu: 4_000, memory: 16 * GIB, pods: 110 },
    allocatable: { cpu: 4_000, memory: 16 * GIB, pods: 110 },
    requested: { cpu: 1_000, memory: 4 * GIB, pods: 7 },
    used: { cpu: 250, memory: GIB },
    troubles: [],
    ...overrides,
  };
}
