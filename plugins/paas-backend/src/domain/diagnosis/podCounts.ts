import type { DiagnosisFacts, PodFacts } from './types';

/** How many pods there should be, and how many do their work. */
export interface PodCounts {
  wanted: number;
  ready: number;
}

type Facts = Pick<DiagnosisFacts, 'workloads' | 'replicaSets' | 'pods'>;

/** Over all workloads, and pods that none of them controls; without those of Jobs. */
export function podCounts(facts: Facts): PodCounts {
  const { workloads, replicaSets } = facts;
  const uids = new Set([...workloads, ...replicaSets].map(({ uid }) => uid));
  const others = replicaSets.filter(({ owner }) => !uids.has(owner?.uid ?? ''));
  const counts = { wanted: 0, ready: 0 };
  for (const { wanted, ready } of [...workloads, ...others]) {
    counts.wanted += wanted;
    counts.ready += ready;
  }
  for (const pod of facts.pods) {
    if (isAlive(pod) && isOnItsOwn(pod, uids, facts)) {
      counts.wanted += 1;
      counts.ready += pod.ready ? 1 : 0;
    }
  }
  return counts;
}

function isAlive({ phase, deletedAt }: PodFacts): boolean {
  return (
    deletedAt === undefined && phase !== 'Completed' && phase !== 'Succeeded'
  );
}

function isOnItsOwn(
  { owner }: PodFacts,
  uids: ReadonlySet<string>,
  { workloads }: Facts,
): boolean {
  if (owner === undefined) {
    return true;
  }
  // Its ReplicaSet may be hidden from the portal while the Deployment is not.
  const isOfDeployment =
    owner.kind === 'ReplicaSet' &&
    workloads.some(({ kind }) => kind === 'Deployment');
  return !uids.has(owner.uid) && owner.kind !== 'Job' && !isOfDeployment;
}
