import type { V1Deployment } from '@kubernetes/client-node';
import type { DeploymentSummary } from '../types';
import type { Interner } from './Interner';

/** Reduces a Deployment as the API server sent it. Throws for an object that is none. */
export function deploymentSummary(
  deployment: V1Deployment,
  interner: Interner,
): DeploymentSummary {
  const { metadata, spec, status } = deployment;
  if (!metadata?.uid || !metadata.name || !metadata.namespace) {
    throw new TypeError('a Deployment without uid, name or namespace');
  }
  const stuck = status?.conditions?.find(
    condition =>
      condition.type === 'Progressing' && condition.status === 'False',
  );
  return {
    uid: metadata.uid,
    name: interner.text(metadata.name),
    namespace: interner.text(metadata.namespace),
    labels: interner.labels(metadata.labels),
    wanted: spec?.replicas ?? 1,
    updated: status?.updatedReplicas ?? 0,
    ready: status?.readyReplicas ?? 0,
    available: status?.availableReplicas ?? 0,
    observed: (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0),
    image: interner.text(spec?.template.spec?.containers[0]?.image),
    problem: stuck?.message,
  };
}
