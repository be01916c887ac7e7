import type {
  PodChange,
  PodSummary,
} from '@mooring/backstage-plugin-clusters-node';
import { HealingTracker } from '../HealingTracker';
import type { HealingRecord } from '../types';

/** When a story begins. */
export const START = Date.UTC(2026, 10, 23);

/** A controller as the tracker sees it: pods that come, change and go. */
export class Controller {
  readonly pods: PodSummary[] = [];
  readonly rows = new Map<string, HealingRecord>();
  now = START;
  #made = 0;
  #tracker: HealingTracker;

  constructor(
    readonly kind: 'ReplicaSet' | 'StatefulSet' = 'ReplicaSet',
    isLost = () => false,
  ) {
    this.#tracker = new HealingTracker(isLost);
  }

  /** Another process: it knows what was written down, and sees all pods anew. */
  restart(): void {
    this.#tracker = new HealingTracker(() => false);
    this.#tracker.restore(this.healings);
    for (const pod of this.pods) {
      this.#tell(undefined, pod);
    }
  }

  wait(ms: number): this {
    this.now += ms;
    return this;
  }

  create(revision = 'a', name?: string): PodSummary {
    this.#made += 1;
    const owner = this.kind === 'ReplicaSet' ? `web-${revision}` : 'web';
    const label =
      this.kind === 'ReplicaSet'
        ? 'pod-template-hash'
        : 'controller-revision-hash';
    const pod: PodSummary = {
      uid: `uid-${this.#made}`,
      name: name ?? `${owner}-${this.#made}`,
      namespace: 'shop',
      labels: { [label]: revision },
      createdAt: Math.floor(this.now / 1000) * 1000,
      deletedAt: undefined,
      owner: { kind: this.kind, name: owner, uid: `owner-${owner}` },
      phase: 'Pending',
      ready: false,
      readySince: undefined,
      node: undefined,
      restarts: 0,
      template: { containers: [], configMaps: [], secrets: [], claims: [] },
      troubles: [],
      reason: undefined,
      message: undefined,
    };
    this.pods.push(pod);
    this.#tell(undefined, pod);
    return pod;
  }

  change(uid: string, values: Partial<PodSummary>): PodSummary {
    const index = this.pods.findIndex(pod => pod.uid === uid);
    const before = this.pods[index]!;
    const after = { ...before, ...values };
    this.pods[index] = after;
    this.#tell(before, after);
    return after;
  }

  ready({ uid }: PodSummary): PodSummary {
    return this.change(uid, {
      phase: 'Running',
      ready: true,
      readySince: this.now,
      node: `node-${uid}`,
    });
  }

  unready({ uid }: PodSummary): PodSummary {
    return this.change(uid, { ready: false, readySince: this.now });
  }

  fail({ uid }: PodSummary, reason = 'Evicted'): PodSummary {
    return this.change(uid, {
      phase: reason,
      reason,
      ready: false,
      readySince: this.now,
    });
  }

  /** As with a grace period, during which it ceases to be ready. */
  remove({ uid }: PodSummary): void {
    this.change(uid, { deletedAt: this.now + 30_000, phase: 'Terminating' });
    this.change(uid, { ready: false, readySince: this.now });
    this.vanish({ uid });
  }

  /** As `kubectl delete --force`: announced and gone in one moment. */
  force({ uid }: PodSummary): void {
    const deletedAt = Math.floor(this.now / 1000) * 1000;
    this.change(uid, { deletedAt, phase: 'Terminating' });
    this.vanish({ uid });
  }

  vanish({ uid }: Pick<PodSummary, 'uid'>): void {
    const index = this.pods.findIndex(pod => pod.uid === uid);
    const [before] = this.pods.splice(index, 1);
    this.#tell(before, undefined);
  }

  get healings(): HealingRecord[] {
    return [...this.rows.values()];
  }

  #tell(before: PodSummary | undefined, after: PodSummary | undefined): void {
    const change: PodChange = { cluster: 'dev', before, after };
    for (const row of this.#tracker.apply(change, this.now)) {
      // As the store does: what is finished stays as it is.
      const known = this.rows.get(row.id);
      if (known?.readyAt === undefined) {
        this.rows.set(row.id, row);
      }
    }
  }
}
