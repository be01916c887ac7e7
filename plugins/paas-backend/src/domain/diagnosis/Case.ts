import type {
  DiagnosisContext,
  DiagnosisFacts,
  PodFacts,
  WarningFacts,
  WorkloadFacts,
} from './types';

/** The facts of one instance, with the questions that rules ask of them. */
export class Case {
  /** The time that ages are counted to: that of the facts, where they are old. */
  readonly now: number;
  /** Pods that run or are to run: neither being deleted nor ended well. */
  readonly pods: readonly PodFacts[];
  readonly #workloads = new Map<string, WorkloadFacts>();
  readonly #podsOf = new Map<string, PodFacts[]>();
  readonly #warnings = new Map<string, WarningFacts[]>();

  constructor(
    readonly facts: DiagnosisFacts,
    readonly context: DiagnosisContext,
  ) {
    const { state, asOf } = facts.health;
    this.now =
      state === 'stale' && asOf !== undefined
        ? Math.min(context.now, Date.parse(asOf))
        : context.now;
    for (const workload of facts.workloads) {
      this.#workloads.set(workload.uid, workload);
    }
    for (const { uid, owner } of facts.replicaSets) {
      const workload = owner && this.#workloads.get(owner.uid);
      if (workload) {
        this.#workloads.set(uid, workload);
      }
    }
    this.pods = facts.pods.filter(
      ({ deletedAt, phase }) =>
        deletedAt === undefined &&
        phase !== 'Succeeded' &&
        phase !== 'Completed',
    );
    for (const pod of this.pods) {
      const workload = this.workloadOf(pod);
      if (workload) {
        append(this.#podsOf, workload.uid, pod);
      }
    }
    for (const warning of facts.warnings) {
      append(this.#warnings, warning.about.uid, warning);
    }
    for (const warnings of this.#warnings.values()) {
      warnings.sort((a, b) => b.lastAt - a.lastAt);
    }
  }

  /** Whether the portal may read a kind, given by its plural name. */
  sees(kind: string): boolean {
    return !this.facts.health.refused.includes(kind);
  }

  /** What controls the pod, through its ReplicaSet if need be. */
  workloadOf(pod: PodFacts): WorkloadFacts | undefined {
    return pod.owner && this.#workloads.get(pod.owner.uid);
  }

  podsOf(workload: WorkloadFacts): readonly PodFacts[] {
    return this.#podsOf.get(workload.uid) ?? [];
  }

  /** The newest first. */
  warningsAbout(object: { uid: string }): readonly WarningFacts[] {
    return this.#warnings.get(object.uid) ?? [];
  }

  /** The pod, and everything that waits for it. */
  ownersAndSelf(pod: PodFacts): string[] {
    const uids = [pod.uid, pod.owner?.uid, this.workloadOf(pod)?.uid];
    return uids.filter(uid => uid !== undefined);
  }
}

/** Whether a workload has everything that it wants, as it wants it. */
export function isSatisfied(workload: WorkloadFacts): boolean {
  const { observed, wanted, updated, ready } = workload;
  return observed && updated >= wanted && ready >= wanted;
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) {
    list.push(item);
  } else {
    lists.set(key, [item]);
  }
}
