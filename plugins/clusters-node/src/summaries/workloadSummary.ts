import type {
  V1DaemonSet,
  V1Deployment,
  V1PodTemplateSpec,
  V1ReplicaSet,
  V1StatefulSet,
} from '@kubernetes/client-node';
import { troublesOf } from './conditions';
import type { Interner } from './Interner';
import { objectSummary } from './objectSummary';
import { podTemplate } from './podTemplate';
import type { Raw } from './Raw';
import { selectorLabels } from './selectorLabels';
import type { ReplicaSetSummary, WorkloadSummary } from './types';

const REVISION = 'deployment.kubernetes.io/revision';

/** A workload as it is cached. */
export interface WorkloadRow extends WorkloadSummary {
  /** Labels that its pods get: what selects pods selects those to come, too. */
  podLabels: Readonly<Record<string, string>>;
}

/** Reduces a Deployment as the API server sent it. */
export function deploymentSummary(
  deployment: Raw<V1Deployment>,
  interner: Interner,
): WorkloadRow {
  const { spec, status } = deployment;
  return workload('Deployment', deployment, interner, {
    wanted: spec?.replicas ?? 1,
    updated: status?.updatedReplicas ?? 0,
    ready: status?.readyReplicas ?? 0,
    available: status?.availableReplicas ?? 0,
    paused: spec?.paused ?? false,
  });
}

/** Reduces a StatefulSet as the API server sent it. */
export function statefulSetSummary(
  statefulSet: Raw<V1StatefulSet>,
  interner: Interner,
): WorkloadRow {
  const { spec, status } = statefulSet;
  return workload('StatefulSet', statefulSet, interner, {
    wanted: spec?.replicas ?? 1,
    updated: status?.updatedReplicas ?? 0,
    ready: status?.readyReplicas ?? 0,
    available: status?.availableReplicas ?? 0,
    paused: false,
  });
}

/** Reduces a DaemonSet as the API server sent it. */
export function daemonSetSummary(
  daemonSet: Raw<V1DaemonSet>,
  interner: Interner,
): WorkloadRow {
  const { status } = daemonSet;
  return workload('DaemonSet', daemonSet, interner, {
    wanted: status?.desiredNumberScheduled ?? 0,
    updated: status?.updatedNumberScheduled ?? 0,
    ready: status?.numberReady ?? 0,
    available: status?.numberAvailable ?? 0,
    paused: false,
  });
}

/** Reduces a ReplicaSet as the API server sent it. */
export function replicaSetSummary(
  replicaSet: Raw<V1ReplicaSet>,
  interner: Interner,
): ReplicaSetSummary {
  const { metadata, spec, status } = replicaSet;
  return {
    ...objectSummary(replicaSet, interner),
    wanted: spec?.replicas ?? 1,
    ready: status?.readyReplicas ?? 0,
    revision: revisionOf(metadata?.annotations?.[REVISION]),
    template: podTemplate(spec?.template?.spec, interner),
    troubles: troublesOf(
      status?.conditions,
      condition =>
        condition.type === 'ReplicaFailure' && condition.status !== 'False',
      interner,
    ),
  };
}

type Counts = Pick<
  WorkloadSummary,
  'wanted' | 'updated' | 'ready' | 'available' | 'paused'
>;

function workload(
  kind: WorkloadSummary['kind'],
  object: Raw<V1Deployment | V1StatefulSet | V1DaemonSet>,
  interner: Interner,
  counts: Counts,
): WorkloadRow {
  const { metadata, spec, status } = object;
  const template: Raw<V1PodTemplateSpec> | undefined = spec?.template;
  return {
    ...objectSummary(object, interner),
    kind,
    wanted: counts.wanted,
    updated: counts.updated,
    ready: counts.ready,
    available: counts.available,
    observed: (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0),
    paused: counts.paused,
    selector: selectorLabels(spec?.selector, interner),
    template: podTemplate(template?.spec, interner),
    troubles: troublesOf(status?.conditions, isTrouble, interner),
    podLabels: interner.labels(template?.metadata?.labels),
  };
}

function isTrouble(condition: {
  type: string;
  status: string;
  reason?: string;
}): boolean {
  return condition.type === 'ReplicaFailure'
    ? condition.status === 'True'
    : condition.status !== 'True' && condition.reason !== 'DeploymentPaused';
}

/** Zero for one that no Deployment numbers. */
function revisionOf(text: string | undefined): number {
  const revision = Number(text ?? 0);
  if (!Number.isInteger(revision)) {
    throw new TypeError(`revision '${text}' is no number`);
  }
  return revision;
}
