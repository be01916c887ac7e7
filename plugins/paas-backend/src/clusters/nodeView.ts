import type {
  NodeSummary,
  ResourceAmounts,
} from '@mooring/backstage-plugin-clusters-node';
import type { NodeView } from '@mooring/backstage-plugin-paas-common';

/** A node in a line. */
export function nodeView(
  node: NodeSummary,
  requested: NodeView['requested'] | undefined,
  used: ResourceAmounts | undefined,
): NodeView {
  return {
    name: node.name,
    ready: node.ready,
    unschedulable: node.unschedulable,
    version: node.version,
    architecture: node.architecture,
    createdAt: new Date(node.createdAt).toISOString(),
    capacity: { ...amounts(node.capacity), pods: node.capacity.pods },
    allocatable: { ...amounts(node.allocatable), pods: node.allocatable.pods },
    requested: requested ?? { cpu: 0, memory: 0, pods: 0 },
    ...(used && { used: amounts(used) }),
    troubles: node.troubles.map(({ type, reason, message, since }) => ({
      type,
      reason,
      message,
      since: new Date(since).toISOString(),
    })),
  };
}

/** Amounts without those of which nothing is said. */
export function amounts({ cpu, memory }: ResourceAmounts): {
  cpu?: number;
  memory?: number;
} {
  return {
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
  };
}
