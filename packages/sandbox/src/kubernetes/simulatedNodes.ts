import { resourceMetricsPath } from './simulatedUsage.ts';

const zones = ['a', 'b', 'c'];

/** Nodes that KWOK plays: three middling machines, one in each zone. */
export function simulatedNodes(cluster: string): object {
  return {
    apiVersion: 'v1',
    kind: 'List',
    items: zones.map(zone => node(cluster, zone)),
  };
}

function node(cluster: string, zone: string): object {
  const name = `${cluster}-node-${zone}`;
  const capacity = {
    cpu: '8',
    memory: '32Gi',
    'ephemeral-storage': '100Gi',
    pods: '110',
  };
  const allocatable = {
    cpu: '7800m',
    memory: '30Gi',
    'ephemeral-storage': '90Gi',
    pods: '110',
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      annotations: {
        'kwok.x-k8s.io/node': 'fake',
        'node.alpha.kubernetes.io/ttl': '0',
        // All nodes share KWOK's port: where metrics-server asks for this one.
        'metrics.k8s.io/resource-metrics-path': resourceMetricsPath(name),
      },
      labels: {
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/os': 'linux',
        'kubernetes.io/hostname': name,
        'node.kubernetes.io/instance-type': 'simulated-8x32',
        'topology.kubernetes.io/region': 'local',
        'topology.kubernetes.io/zone': `local-${zone}`,
        type: 'kwok',
      },
    },
    status: { capacity, allocatable },
  };
}
