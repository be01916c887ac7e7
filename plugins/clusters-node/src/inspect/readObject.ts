import type { Manifest, ObjectRef } from '@mooring/common';
import { failureOf } from '../connections/failure';
import type { ClusterConnection } from '../connections/types';
import type { CallOptions } from '../types';
import {
  collectionOf,
  pathSegment,
  type ResourceKind,
} from '../writer/resourcePath';

/**
 * What may be looked at. A fixed table, so that no Secret is ever reached; the
 * portal's rights name the same kinds.
 */
const KINDS: Record<string, ResourceKind> = Object.fromEntries(
  Object.entries({
    v1: {
      ConfigMap: 'configmaps',
      Event: 'events',
      PersistentVolumeClaim: 'persistentvolumeclaims',
      Pod: 'pods',
      Service: 'services',
    },
    'apps/v1': {
      DaemonSet: 'daemonsets',
      Deployment: 'deployments',
      ReplicaSet: 'replicasets',
      StatefulSet: 'statefulsets',
    },
    'autoscaling/v2': { HorizontalPodAutoscaler: 'horizontalpodautoscalers' },
    'batch/v1': { CronJob: 'cronjobs', Job: 'jobs' },
    'networking.k8s.io/v1': {
      Ingress: 'ingresses',
      NetworkPolicy: 'networkpolicies',
    },
    'policy/v1': { PodDisruptionBudget: 'poddisruptionbudgets' },
  }).flatMap(([apiVersion, kinds]) =>
    Object.entries(kinds).map(([kind, collection]) => [
      `${apiVersion} ${kind}`,
      { collection, namespaced: true },
    ]),
  ),
);
KINDS['v1 Namespace'] = { collection: 'namespaces', namespaced: false };
KINDS['v1 Node'] = { collection: 'nodes', namespaced: false };

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** The whole object as people read it; undefined if there is none. */
export async function readObject(
  connection: ClusterConnection,
  ref: ObjectRef,
  options: CallOptions,
): Promise<Manifest | undefined> {
  const response = await connection.request({
    method: 'GET',
    path: `${collectionOf(KINDS, ref, 'reads')}/${pathSegment(ref.name)}`,
    ...options,
  });
  if (response.status === 404) {
    return undefined;
  }
  if (response.status !== 200) {
    throw failureOf(connection.name, response);
  }
  return tidy(response.body as Manifest);
}

/** Without the server's book-keeping, which is longer than what it keeps books of. */
function tidy(object: Manifest): Manifest {
  const { managedFields, annotations, ...metadata } = object.metadata;
  const { [LAST_APPLIED]: applied, ...others } = annotations ?? {};
  return {
    ...object,
    metadata: {
      ...metadata,
      ...(Object.keys(others).length > 0 && { annotations: others }),
    },
  };
}
