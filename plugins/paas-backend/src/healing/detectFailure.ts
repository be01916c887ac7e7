import type { PodSummary } from '@mooring/backstage-plugin-clusters-node';
import { hasFailed, hasFailedContainers, reasonOf } from './podFailure';

/** What a change of a pod says of its failing. */
export interface DetectedFailure {
  reason: string;
  failedAt: number;
  /** False for a deletion: a scale-down deletes too, and nothing follows. */
  isCertain: boolean;
  /** What is made before cannot be its replacement, by the cluster's clock. */
  notBefore: number | undefined;
}

/**
 * Whether a pod fails with a change. A rollout and a scale-down delete pods, ready
 * ones and such as were just beginning: neither is a failure.
 *
 * @param seen - what is known of the pod besides
 */
export function detectFailure(
  before: PodSummary | undefined,
  after: PodSummary | undefined,
  seen: { wasReady: boolean; isNodeLost: () => boolean; now: number },
): DetectedFailure | undefined {
  if (after && hasFailed(after)) {
    return before && hasFailed(before)
      ? undefined
      : {
          reason: after.reason ?? after.phase,
          failedAt: (after.ready ? undefined : after.readySince) ?? seen.now,
          isCertain: true,
          notBefore: undefined,
        };
  }
  const isLeaving =
    before?.deletedAt === undefined &&
    (!after || after.deletedAt !== undefined);
  if (!before || !isLeaving || hasFailed(before)) {
    return undefined;
  }
  if (!before.ready) {
    return seen.wasReady || hasFailedContainers(before)
      ? {
          reason: seen.isNodeLost() ? 'NodeLost' : reasonOf(before),
          failedAt: before.readySince ?? seen.now,
          isCertain: false,
          notBefore: undefined,
        }
      : undefined;
  }
  // Taken away by force: then no time is left to it, while a deletion in peace is
  // dated at the end of its grace, when the replacement has long been made. Other
  // controllers delete ready pods themselves, to make them anew of another template.
  return before.owner?.kind === 'ReplicaSet'
    ? {
        reason: 'Deleted',
        failedAt: seen.now,
        isCertain: false,
        notBefore: after?.deletedAt,
      }
    : undefined;
}
