import { InputError } from '@backstage/errors';
import type { ObjectRef } from '@mooring/common';

/** Where objects of a kind are. */
export interface ResourceKind {
  collection: string;
  namespaced: boolean;
}

/**
 * The kinds that Mooring writes. A fixed table instead of discovery: the
 * portal's rights name the same kinds, and no other may ever be reached by a
 * manifest that says so.
 */
const KINDS: Record<string, ResourceKind> = {
  'v1 Namespace': { collection: 'namespaces', namespaced: false },
  'v1 ConfigMap': { collection: 'configmaps', namespaced: true },
  'v1 Secret': { collection: 'secrets', namespaced: true },
  'v1 Service': { collection: 'services', namespaced: true },
  'apps/v1 Deployment': { collection: 'deployments', namespaced: true },
  'autoscaling/v2 HorizontalPodAutoscaler': {
    collection: 'horizontalpodautoscalers',
    namespaced: true,
  },
  'networking.k8s.io/v1 Ingress': { collection: 'ingresses', namespaced: true },
  'networking.k8s.io/v1 NetworkPolicy': {
    collection: 'networkpolicies',
    namespaced: true,
  },
  'policy/v1 PodDisruptionBudget': {
    collection: 'poddisruptionbudgets',
    namespaced: true,
  },
};

/** Those that are deleted besides: their controllers make them anew. */
const DELETED_KINDS: Record<string, ResourceKind> = {
  ...KINDS,
  'v1 Pod': { collection: 'pods', namespaced: true },
};

/** Those that are created as a dry run only, to hear what admission has against them. */
const TRIED_KINDS: Record<string, ResourceKind> = {
  'v1 Pod': { collection: 'pods', namespaced: true },
};

/** Those that are listed before a change. */
const LISTED_KINDS: Record<string, ResourceKind> = {
  'v1 ResourceQuota': { collection: 'resourcequotas', namespaced: true },
  'autoscaling/v2 HorizontalPodAutoscaler':
    KINDS['autoscaling/v2 HorizontalPodAutoscaler']!,
};

/** The path where an object is created as a dry run. */
export function triedPath(
  ref: Pick<ObjectRef, 'apiVersion' | 'kind' | 'namespace'>,
): string {
  return collectionOf(TRIED_KINDS, ref, 'writes');
}

/** The path of the objects of a kind that may be listed. */
export function listedPath(
  ref: Pick<ObjectRef, 'apiVersion' | 'kind' | 'namespace'>,
): string {
  return collectionOf(LISTED_KINDS, ref, 'reads');
}

/** The path of all objects of a kind in a namespace: where new ones are posted. */
export function collectionPath(
  ref: Pick<ObjectRef, 'apiVersion' | 'kind' | 'namespace'>,
): string {
  return collectionOf(KINDS, ref, 'writes');
}

/** The path of one object that is read to be written. */
export function objectPath(ref: ObjectRef): string {
  return `${collectionPath(ref)}/${pathSegment(ref.name)}`;
}

/** The path of one object that may be deleted. */
export function deletedPath(ref: ObjectRef): string {
  const collection = collectionOf(DELETED_KINDS, ref, 'deletes');
  return `${collection}/${pathSegment(ref.name)}`;
}

/**
 * The path of a kind's objects, if the table has it.
 *
 * @param does - what is done to them, for the words of the refusal
 */
export function collectionOf(
  kinds: Record<string, ResourceKind>,
  ref: Pick<ObjectRef, 'apiVersion' | 'kind' | 'namespace'>,
  does: 'reads' | 'writes' | 'deletes',
): string {
  const key = `${ref.apiVersion} ${ref.kind}`;
  const kind = Object.hasOwn(kinds, key) ? kinds[key] : undefined;
  if (!kind) {
    throw new InputError(
      `Mooring ${does} no ${ref.kind} of ${ref.apiVersion} ${
        does === 'writes' ? 'to' : 'in'
      } clusters`,
    );
  }
  const root = `/${ref.apiVersion.includes('/') ? 'apis' : 'api'}/${
    ref.apiVersion
  }`;
  if (!kind.namespaced) {
    return `${root}/${kind.collection}`;
  }
  if (!ref.namespace) {
    throw new InputError(`A ${ref.kind} needs a namespace`);
  }
  return `${root}/namespaces/${pathSegment(ref.namespace)}/${kind.collection}`;
}

/** A name as one segment of a path. */
export function pathSegment(text: string): string {
  // encodeURIComponent leaves these two as they are, and they would climb.
  if (text === '.' || text === '..') {
    throw new InputError(`'${text}' is no name of an object`);
  }
  return encodeURIComponent(text);
}
