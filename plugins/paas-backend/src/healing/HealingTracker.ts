import { isDeepStrictEqual } from 'node:util';
import type {
  PodChange,
  PodSummary,
} from '@mooring/backstage-plugin-clusters-node';
import { containerHealings } from './containerHealings';
import { detectFailure } from './detectFailure';
import {
  findReplacement,
  isGoingOn,
  isOpen,
  type Failure,
  type KnownPod,
  type Owner,
} from './findReplacement';
import type { HealingRecord } from './types';
import { workloadOf } from './workloadOf';

/** Those that replace what fails; a Job counts failures instead. */
const REPLACING = new Set([
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'ReplicationController',
]);
/** What failed longer ago than this, when it is first seen, is left alone. */
export const FIRST_SIGHT_MS = 3_600_000;

/**
 * Tells from the changes of pods which failed and what took their place.
 *
 * @remarks
 * The replacement of a failed pod is the next one that the same controller makes of
 * the same template. A rollout makes pods of another template, a scale-down makes
 * none: neither is taken for a failure. Nothing here depends on the process, so that
 * several backends come to the same records.
 */
export class HealingTracker {
  readonly #owners = new Map<string, Owner>();
  /** What was written down before this process began: failures by id, replacements by name. */
  readonly #written = new Set<string>();
  readonly #isLost: (cluster: string, node: string) => boolean;
  #order = 0;

  /** @param isLost - whether a node does not answer */
  constructor(isLost: (cluster: string, node: string) => boolean) {
    this.#isLost = isLost;
  }

  /** Takes up what was written down before, finished or not. */
  restore(records: readonly HealingRecord[]): void {
    for (const record of records) {
      this.#written.add(record.id);
      if (record.readyAt === undefined) {
        this.#ownerOf(record.cluster, record.ownerUid).failures.push({
          record,
          isCertain: true,
          notBefore: undefined,
          seen: undefined,
          replacement: undefined,
          heir: undefined,
        });
      } else if (record.replacedBy !== undefined) {
        this.#written.add(`${record.ownerUid}/${record.replacedBy}`);
      }
    }
  }

  /** @returns the records that are new or know more now */
  apply({ cluster, before, after }: PodChange, now: number): HealingRecord[] {
    this.#order += 1;
    const written = after
      ? newContainerHealings(cluster, before, after, now)
      : [];
    const pod = after ?? before;
    if (!pod?.owner || !REPLACING.has(pod.owner.kind)) {
      return written;
    }
    const owner = this.#ownerOf(cluster, pod.owner.uid);
    const failure = this.#failureOf({ cluster, before, after }, owner, now);
    if (failure) {
      owner.failures.push(failure);
      if (failure.isCertain) {
        written.push(failure.record);
      }
    }
    this.#remember(cluster, owner, pod, after);
    written.push(...this.#advance(owner, now));
    this.#dropIfEmpty(`${cluster}/${pod.owner.uid}`, owner);
    return latest(written);
  }

  /** Lets go of failures that nothing will come of any more. */
  forget(now: number): void {
    for (const [key, owner] of this.#owners) {
      owner.failures = owner.failures.filter(failure => isOpen(failure, now));
      this.#dropIfEmpty(key, owner);
    }
  }

  #ownerOf(cluster: string, uid: string): Owner {
    const key = `${cluster}/${uid}`;
    const owner = this.#owners.get(key) ?? { pods: new Map(), failures: [] };
    this.#owners.set(key, owner);
    return owner;
  }

  #dropIfEmpty(key: string, owner: Owner): void {
    if (owner.pods.size === 0 && owner.failures.length === 0) {
      this.#owners.delete(key);
    }
  }

  #remember(
    cluster: string,
    owner: Owner,
    pod: PodSummary,
    after: PodSummary | undefined,
  ): void {
    const { uid, name } = pod;
    const replacementKey = `${pod.owner?.uid}/${name}`;
    if (!after) {
      owner.pods.delete(uid);
      this.#written.delete(`${cluster}/${uid}`);
      this.#written.delete(replacementKey);
      return;
    }
    const known = owner.pods.get(uid);
    owner.pods.set(uid, {
      pod: after,
      order: known?.order ?? this.#order,
      wasReady: after.ready || (known?.wasReady ?? false),
      isReplacement: known?.isReplacement ?? this.#written.has(replacementKey),
    });
  }

  #failureOf(
    { cluster, before, after }: PodChange,
    owner: Owner,
    now: number,
  ): Failure | undefined {
    const pod = (after ?? before)!;
    const id = `${cluster}/${pod.uid}`;
    const detected = detectFailure(before, after, {
      wasReady: owner.pods.get(pod.uid)?.wasReady ?? before?.ready ?? false,
      isNodeLost: () =>
        pod.node !== undefined && this.#isLost(cluster, pod.node),
      now,
    });
    if (!detected || !(before || this.#isNews(id, pod, now))) {
      return undefined;
    }
    const { isCertain, notBefore, reason, failedAt } = detected;
    return {
      record: {
        id,
        cluster,
        namespace: pod.namespace,
        ...workloadOf(pod),
        podUid: pod.uid,
        pod: pod.name,
        node: pod.node,
        scope: 'pod',
        container: undefined,
        reason,
        exitCode: undefined,
        failedAt,
        replacedBy: undefined,
        replacementNode: undefined,
        readyAt: undefined,
      },
      isCertain,
      notBefore,
      seen: before && { order: this.#order, at: now },
      replacement: undefined,
      heir: undefined,
    };
  }

  /** Of what has failed when it is first seen, only the pod itself can tell since when. */
  #isNews(id: string, { ready, readySince }: PodSummary, now: number): boolean {
    return (
      !this.#written.has(id) &&
      !ready &&
      readySince !== undefined &&
      readySince > now - FIRST_SIGHT_MS
    );
  }

  /** Finds replacements for what has none, and looks what became of the others. */
  #advance(owner: Owner, now: number): HealingRecord[] {
    const written: HealingRecord[] = [];
    for (const failure of owner.failures) {
      const record = this.#progressOf(owner, failure, now);
      if (record && !isDeepStrictEqual(record, failure.record)) {
        failure.record = record;
        written.push(record);
      }
    }
    owner.failures = owner.failures.filter(
      ({ record }) => record.readyAt === undefined,
    );
    return written;
  }

  #progressOf(
    owner: Owner,
    failure: Failure,
    now: number,
  ): HealingRecord | undefined {
    const { record } = failure;
    const itself = owner.pods.get(record.podUid);
    if (itself?.pod.ready && isGoingOn(itself)) {
      return { ...record, readyAt: readyAt(itself.pod, record, now) };
    }
    const pod = this.#replacementOf(owner, failure, now)?.pod;
    return (
      pod && {
        ...record,
        replacedBy: pod.name,
        replacementNode: pod.node,
        readyAt: pod.ready ? pod.readySince ?? now : undefined,
      }
    );
  }

  #replacementOf(
    owner: Owner,
    failure: Failure,
    now: number,
  ): KnownPod | undefined {
    const known = owner.pods.get(failure.replacement ?? '');
    if (known && isGoingOn(known)) {
      return known;
    }
    if (failure.replacement !== undefined) {
      // It came to nothing: what takes its place takes this one's too.
      failure.heir ??= owner.failures.find(
        ({ record }) => record.podUid === failure.replacement,
      );
      failure.replacement = undefined;
      failure.seen = { order: this.#order - 1, at: now };
    }
    if (failure.heir) {
      return this.#replacementOf(owner, failure.heir, now);
    }
    const found = findReplacement(owner, failure, now);
    if (found) {
      found.isReplacement = true;
      failure.replacement = found.pod.uid;
    }
    return found;
  }
}

/** Clusters tell whole seconds, and by a clock of their own. */
function readyAt(
  { readySince }: PodSummary,
  { failedAt }: HealingRecord,
  now: number,
): number {
  return Math.max(readySince ?? now, failedAt);
}

function newContainerHealings(
  cluster: string,
  before: PodSummary | undefined,
  after: PodSummary,
  now: number,
): HealingRecord[] {
  const known = before ? containerHealings(cluster, before) : [];
  return containerHealings(cluster, after).filter(
    record =>
      record.failedAt > now - FIRST_SIGHT_MS &&
      !known.some(other => isDeepStrictEqual(other, record)),
  );
}

/** Of several records of one failure, the one that knows most. */
function latest(records: HealingRecord[]): HealingRecord[] {
  return [...new Map(records.map(record => [record.id, record])).values()];
}
