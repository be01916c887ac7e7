import type { PodSummary } from '@mooring/backstage-plugin-clusters-node';
import type { HealingRecord } from './types';

/** What a pod is one of, and made of which template. */
export function workloadOf({
  name,
  uid,
  owner,
  labels,
}: PodSummary): Pick<HealingRecord, 'workload' | 'ownerUid' | 'revision'> {
  const hash = labels['pod-template-hash'];
  const revision = labels['controller-revision-hash'] ?? hash ?? '';
  if (!owner) {
    return { workload: { kind: 'Pod', name }, ownerUid: uid, revision };
  }
  const isOfDeployment =
    owner.kind === 'ReplicaSet' && hash && owner.name.endsWith(`-${hash}`);
  return {
    workload: isOfDeployment
      ? {
          kind: 'Deployment',
          name: owner.name.slice(0, -hash.length - 1),
        }
      : { kind: owner.kind, name: owner.name },
    ownerUid: owner.uid,
    revision,
  };
}
