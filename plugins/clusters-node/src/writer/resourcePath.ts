import { InputError } from '@backstage/errors';
import type { ObjectRef } from '@mooring/common';

/**
 * The kinds that Mooring writes. A fixed table instead of discovery: the
 * portal's rights name the same kinds, and no other may ever be reached by a
 * manifest that says so.
 */
const KINDS: Record<string, { collection: string; namespaced: boolean }> = {
  'v1 Namespace': { collection: 'namespaces', namespaced: false },
  'v1 ConfigMap': { collection: 'configmaps', namespaced: true },
  'v1 Service': { collection: 'services', namespaced: true },
  'apps/v1 Deployment': { collection: 'deployments', namespaced: true },
  'networking.k8s.io/v1 Ingress': { collection: 'ingresses', namespaced: true },
  'policy/v1 PodDisruptionBudget': {
    collection: 'poddisruptionbudgets',
    namespaced: true,
  },
};

/** The path of all objects of a kind in a namespace: where new ones are posted. */
export function collectionPath(
  ref: Pick<ObjectRef, 'apiVersion' | 'kind' | 'namespace'>,
): string {
  const kind = KINDS[`${ref.apiVersion} ${ref.kind}`];
  if (!kind) {
    throw new InputError(
      `Mooring writes no ${ref.kind} of ${ref.apiVersion} to clusters`,
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
  return `${root}/namespaces/${segment(ref.namespace)}/${kind.collection}`;
}

/** The path of one object. */
export function objectPath(ref: ObjectRef): string {
  return `${collectionPath(ref)}/${segment(ref.name)}`;
}

function segment(text: string): string {
  // encodeURIComponent leaves these two as they are, and they would climb.
  if (text === '.' || text === '..') {
    throw new InputError(`'${text}' is no name of an object`);
  }
  return encodeURIComponent(text);
}
