import type { Manifest } from './manifest.ts';
import { digest, nodeAddress, token } from './text.ts';

const zones = ['a', 'b', 'c'];

/** A node. */
export function node(name: string): Manifest {
  const zone = zones[Number(name.slice(-3)) % zones.length] ?? 'a';
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/os': 'linux',
        'node.kubernetes.io/instance-type': 'm5.8xlarge',
        'topology.kubernetes.io/region': 'region-1',
        'topology.kubernetes.io/zone': `region-1${zone}`,
      },
    },
    spec: { podCIDR: '10.64.0.0/24', providerID: `bench:///${name}` },
  };
}

/** What its kubelet reports. */
export function nodeStatus(name: string): object {
  const amounts = {
    cpu: '32',
    memory: '131072Mi',
    pods: '250',
    'ephemeral-storage': '200Gi',
  };
  return {
    capacity: amounts,
    allocatable: amounts,
    addresses: [
      { type: 'InternalIP', address: nodeAddress(name) },
      { type: 'Hostname', address: name },
    ],
    conditions: [
      condition('MemoryPressure', false, 'KubeletHasSufficientMemory'),
      condition('DiskPressure', false, 'KubeletHasNoDiskPressure'),
      condition('PIDPressure', false, 'KubeletHasSufficientPID'),
      condition('Ready', true, 'KubeletReady'),
    ],
    nodeInfo: {
      architecture: 'amd64',
      bootID: token(`${name}/boot`, 32),
      containerRuntimeVersion: 'containerd://2.1.4',
      kernelVersion: '6.12.0',
      kubeProxyVersion: '',
      kubeletVersion: 'v1.36.3',
      machineID: token(`${name}/machine`, 32),
      operatingSystem: 'linux',
      osImage: 'Debian GNU/Linux 13 (trixie)',
      systemUUID: token(`${name}/uuid`, 32),
    },
    images: Array.from({ length: 20 }, (_, index) => ({
      names: [
        `registry.mooring.test/image-${index}@sha256:${digest(`i${index}`)}`,
        `registry.mooring.test/image-${index}:1.0`,
      ],
      sizeBytes: 50_000_000 + index,
    })),
  };
}

function condition(type: string, holds: boolean, reason: string): object {
  return {
    type,
    status: holds ? 'True' : 'False',
    reason,
    message: 'as reported by the kubelet',
    lastHeartbeatTime: '2026-11-23T02:00:00Z',
    lastTransitionTime: '2026-11-01T02:00:00Z',
  };
}
