import type { PodSummary } from '@mooring/backstage-plugin-clusters-node';
import { hasFailed } from './podFailure';
import type { HealingRecord } from './types';
import { workloadOf } from './workloadOf';

/** Controllers act at once, unless a quota or an overload keeps them. */
const REPLACED_WITHIN_MS = 10 * 60_000;
/** A deletion that nothing follows soon was a scale-down. */
const DELETION_REPLACED_WITHIN_MS = 30_000;
const READY_WITHIN_MS = 24 * 3_600_000;

/** A failed pod whose replacement is not ready yet. */
export interface Failure {
  record: HealingRecord;
  /** Else it is written down only once a replacement shows that it was no scale-down. */
  isCertain: boolean;
  /** By the cluster's clock; see DetectedFailure. */
  notBefore: number | undefined;
  /** What was seen before cannot be the replacement; undefined: times tell instead. */
  seen: { order: number; at: number } | undefined;
  /** Uid of the pod that takes its place. */
  replacement: string | undefined;
  /** The failure of what was to take its place. */
  heir: Failure | undefined;
}

/** A pod of a controller, and when it was first seen among all changes. */
export interface KnownPod {
  pod: PodSummary;
  order: number;
  wasReady: boolean;
  isReplacement: boolean;
}

/** What is known of one controller's pods. */
export interface Owner {
  pods: Map<string, KnownPod>;
  failures: Failure[];
}

/** Whether a pod is neither failed nor about to go. */
export function isGoingOn({ pod }: KnownPod): boolean {
  return pod.deletedAt === undefined && !hasFailed(pod);
}

/** Whether a replacement may still come, or become ready. */
export function isOpen(
  { record, isCertain, seen, replacement, heir }: Failure,
  now: number,
): boolean {
  if (replacement ?? heir ?? record.replacedBy) {
    return now - record.failedAt <= READY_WITHIN_MS;
  }
  const within = isCertain ? REPLACED_WITHIN_MS : DELETION_REPLACED_WITHIN_MS;
  return seen === undefined || now - seen.at <= within;
}

/** The first pod that its controller made after the failure and that replaces no other. */
export function findReplacement(
  owner: Owner,
  failure: Failure,
  now: number,
): KnownPod | undefined {
  if (!isOpen(failure, now)) {
    return undefined;
  }
  return [...owner.pods.values()]
    .filter(
      known =>
        !known.isReplacement &&
        known.pod.uid !== failure.record.podUid &&
        isGoingOn(known) &&
        isLater(known, failure) &&
        fits(known.pod, failure.record),
    )
    .sort((a, b) => a.order - b.order)[0];
}

function isLater(
  { pod, order }: KnownPod,
  { seen, record, notBefore }: Failure,
): boolean {
  if (seen) {
    return order > seen.order && pod.createdAt >= (notBefore ?? 0);
  }
  return (
    (record.replacedBy ?? pod.name) === pod.name &&
    pod.createdAt >= record.failedAt - 1000 &&
    pod.createdAt <= record.failedAt + REPLACED_WITHIN_MS
  );
}

function fits(pod: PodSummary, record: HealingRecord): boolean {
  const { workload, revision } = workloadOf(pod);
  return (
    revision === record.revision &&
    // These know each of their pods by name, or by its node.
    (workload.kind !== 'StatefulSet' || pod.name === record.pod) &&
    (workload.kind !== 'DaemonSet' || pod.node === record.node)
  );
}
