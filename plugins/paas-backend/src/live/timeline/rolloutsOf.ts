import type {
  InstanceFacts,
  ReplicaSetSummary,
} from '@mooring/backstage-plugin-clusters-node';
import type { TimelineEntry } from '@mooring/backstage-plugin-paas-common';

/** The rollouts of an instance's Deployments that ReplicaSets are left of. */
export function rolloutsOf(
  facts: Pick<InstanceFacts, 'replicaSets' | 'pods'>,
): TimelineEntry[] {
  return facts.replicaSets.flatMap(replicaSet => {
    const { owner, template } = replicaSet;
    const image = template.containers.find(({ init }) => !init)?.image;
    const at = beganAt(replicaSet, facts);
    if (owner?.kind !== 'Deployment' || !image || at === undefined) {
      return [];
    }
    return [
      {
        type: 'rollout',
        id: `${replicaSet.uid}.${replicaSet.revision}`,
        at: new Date(at).toISOString(),
        revision: replicaSet.revision,
        image,
        workload: owner.name,
      },
    ];
  });
}

/**
 * A rollback takes an old ReplicaSet again, under a new revision; then only its
 * pods tell when. Undefined if it has none any more.
 */
function beganAt(
  { uid, owner, revision, createdAt }: ReplicaSetSummary,
  facts: Pick<InstanceFacts, 'replicaSets' | 'pods'>,
): number | undefined {
  const newest = Math.max(
    createdAt,
    ...facts.replicaSets
      .filter(
        other => other.owner?.uid === owner?.uid && other.revision < revision,
      )
      .map(other => other.createdAt),
  );
  if (newest === createdAt) {
    return createdAt;
  }
  const pods = facts.pods
    .filter(pod => pod.owner?.uid === uid && pod.createdAt >= newest)
    .map(pod => pod.createdAt);
  return pods.length > 0 ? Math.min(...pods) : undefined;
}
