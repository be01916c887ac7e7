/** A pod that failed, or a container that was started anew, and what came of it. */
export interface HealingRecord {
  /**
   * Follows from the failure alone, so that every backend that watches the
   * cluster writes the same row.
   */
  id: string;
  cluster: string;
  namespace: string;
  /** What the pod is one of: outlives ReplicaSets. */
  workload: WorkloadName;
  /** Uid of what made the pod. */
  ownerUid: string;
  /** The template that the pod was made of, as its controller marks it. */
  revision: string;
  podUid: string;
  pod: string;
  node: string | undefined;
  scope: 'pod' | 'container';
  container: string | undefined;
  reason: string;
  exitCode: number | undefined;
  /** Milliseconds since 1970, as all times here. */
  failedAt: number;
  replacedBy: string | undefined;
  replacementNode: string | undefined;
  readyAt: number | undefined;
}

/** A controller by name. */
export interface WorkloadName {
  kind: string;
  name: string;
}

/** Where healings are written down. */
export interface HealingStore {
  /** Adds what is new; completes what is known, but takes nothing back. */
  save(records: readonly HealingRecord[]): Promise<void>;
  /** Those of some controllers, newest first. */
  list(
    query: {
      cluster: string;
      namespace: string;
      workloads: readonly WorkloadName[];
    },
    limit: number,
  ): Promise<HealingRecord[]>;
  /** Those of pods that failed since a time. */
  recent(since: number): Promise<HealingRecord[]>;
  /** Forgets the failures before a time. */
  prune(before: number): Promise<void>;
}
