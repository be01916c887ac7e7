import {
  formatObjectRef,
  objectRefOf,
  REPLICAS_MANAGER,
  type Manifest,
} from '@mooring/common';
import type {
  ClusterObject,
  ClusterWriter,
} from '@mooring/backstage-plugin-clusters-node';
import type { FieldConflict } from '@mooring/backstage-plugin-paas-common';
import { isOwned } from './diffObjects';

const SCALABLE = new Set(['Deployment', 'StatefulSet']);
/** Where a scale subresource's writes come from: our autoscaler's controller, and our hand-over to it. */
const OWN_MANAGERS = new Set(['kube-controller-manager', REPLICAS_MANAGER]);

interface Replicas {
  replicas?: number;
}

/** Whether a manifest leaves the number of replicas to an autoscaler. */
export function leavesReplicas({ kind, spec }: Manifest): boolean {
  return (
    SCALABLE.has(kind) && (spec as Replicas | undefined)?.replicas === undefined
  );
}

/**
 * The least number that the autoscaler among the objects gives a workload; what
 * a workload has to begin with that is created, or started again.
 */
export function leastReplicas(
  workload: Manifest,
  objects: readonly Manifest[],
): number | undefined {
  const autoscaler = objects.find(
    ({ kind, spec }) =>
      kind === 'HorizontalPodAutoscaler' &&
      (spec as { scaleTargetRef: { name: string } }).scaleTargetRef.name ===
        workload.metadata.name,
  );
  return (autoscaler?.spec as { minReplicas?: number } | undefined)
    ?.minReplicas;
}

/** The manifest with a number of replicas. */
export function withReplicas(
  manifest: Manifest,
  replicas: number | undefined,
): Manifest {
  return replicas === undefined
    ? manifest
    : { ...manifest, spec: { ...(manifest.spec as object), replicas } };
}

/**
 * What the workload is to have when we give the number up; undefined if there is
 * nothing to give up.
 */
export function handedOver(
  live: ClusterObject,
  manifest: Manifest,
  objects: readonly Manifest[],
): number | undefined {
  if (!leavesReplicas(manifest) || !isOwned(live, ['spec', 'replicas'])) {
    return undefined;
  }
  const now = (live.spec as Replicas).replicas ?? 0;
  // The autoscaler would raise it to its least at once, and a stopped one not at all.
  return Math.max(now, leastReplicas(manifest, objects) ?? 1);
}

/**
 * Gives the number of replicas to a manager of its own, from whom the autoscaler
 * takes it. Given up without that, the API server would reset it to 1.
 */
export async function handReplicasOver(
  writer: ClusterWriter,
  cluster: string,
  live: ClusterObject,
  replicas: number,
  signal: AbortSignal,
): Promise<ClusterObject> {
  const { apiVersion, kind, metadata } = live;
  const { name, namespace } = metadata;
  return writer.apply(
    cluster,
    { apiVersion, kind, metadata: { name, namespace }, spec: { replicas } },
    metadata,
    { signal, manager: REPLICAS_MANAGER, force: true },
  );
}

/**
 * The conflicts that are left when what an autoscaler of ours owned is taken
 * back: by then it is gone.
 */
export function foreignConflicts(
  manifest: Manifest,
  fields: readonly { manager: string; field: string }[],
): FieldConflict[] {
  const object = formatObjectRef(objectRefOf(manifest));
  return fields
    .filter(
      ({ manager, field }) =>
        field !== '.spec.replicas' || !OWN_MANAGERS.has(manager),
    )
    .map(({ manager, field }) => ({ object, field, manager }));
}
