import type { V1Pod } from '@kubernetes/client-node';
import { containerTroubles } from './containerTroubles';
import type { Interner } from './Interner';
import { identified, ownerOf } from './objectSummary';
import { parseOptionalTime, parseTime } from './parseTime';
import { hasEnded, podPhase, podRestarts } from './podPhase';
import { podTemplate } from './podTemplate';
import type { Raw } from './Raw';
import type { PodSummary } from './types';

/** A pod as it is cached. */
export interface PodRow extends PodSummary {
  /** Succeeded or failed for good: it takes nothing of its node. */
  ended: boolean;
}

/** Reduces a pod as the API server sent it. Throws for an object that is none. */
export function podSummary(pod: Raw<V1Pod>, interner: Interner): PodRow {
  const metadata = identified(pod.metadata);
  const { spec, status } = pod;
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  const unscheduled = status?.conditions?.find(
    condition =>
      condition.type === 'PodScheduled' && condition.status === 'False',
  );
  return {
    uid: metadata.uid,
    name: metadata.name,
    namespace: interner.text(metadata.namespace ?? ''),
    labels: interner.podLabels(metadata.labels),
    createdAt: parseTime(metadata.creationTimestamp),
    deletedAt: parseOptionalTime(metadata.deletionTimestamp),
    owner: ownerOf(metadata.ownerReferences, interner),
    phase: interner.text(podPhase(pod)),
    ready: ready?.status === 'True',
    readySince: parseOptionalTime(ready?.lastTransitionTime),
    node: interner.text(spec?.nodeName),
    restarts: podRestarts(pod),
    template: podTemplate(spec, interner),
    troubles: containerTroubles(pod, interner),
    reason: interner.text(status?.reason ?? unscheduled?.reason),
    message: interner.text(
      status?.reason ? status.message : unscheduled?.message,
    ),
    ended: hasEnded(pod),
  };
}
