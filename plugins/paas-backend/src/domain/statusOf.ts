import type { StatusWord } from '@mooring/backstage-plugin-paas-common';

/** What the status of an instance is decided from. */
export interface StatusInput {
  /** False when no release is live or accepted. */
  exists: boolean;
  /** How many workloads the cluster has of it. */
  workloads: number;
  wanted: number;
  ready: number;
  /** State of the operation under way, if any. */
  operationState: string | undefined;
  cluster: { name: string; state: 'init' | 'synced' | 'stale' };
  /** The first reported problem of a pod or workload. */
  problem: string | undefined;
}

/** How an instance is doing: one of the seven words, and why if there is more to say. */
export function statusOf(input: StatusInput): {
  status: StatusWord;
  reason: string | undefined;
} {
  const { wanted, ready, cluster, problem } = input;
  if (cluster.state === 'init') {
    return {
      status: 'Unknown',
      reason: `Cluster ${cluster.name} has not answered yet`,
    };
  }
  if (cluster.state === 'stale') {
    return {
      status: 'Unknown',
      reason: `Cluster ${cluster.name} does not answer`,
    };
  }
  const operation = input.operationState;
  if (operation === 'queued' || operation === 'held') {
    return { status: 'Waiting', reason: problem };
  }
  if (operation === 'running' || operation === 'undoing') {
    return { status: 'Deploying', reason: problem };
  }
  if (input.exists && input.workloads === 0) {
    return {
      status: 'Failed',
      reason: 'Its workload is not in the cluster any more',
    };
  }
  if (!input.exists || wanted === 0) {
    return { status: 'Stopped', reason: undefined };
  }
  if (ready >= wanted) {
    return { status: 'Running', reason: undefined };
  }
  const counts = `${ready} of ${wanted} replicas ready`;
  return {
    status: ready > 0 ? 'Degraded' : 'Failed',
    reason: problem === undefined ? counts : `${counts}: ${problem}`,
  };
}
