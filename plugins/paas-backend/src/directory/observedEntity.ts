import {
  getCompoundEntityRef,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  ANNOTATION_SERVICE_ID,
  parseLabelSelector,
  requirementsOf,
} from '@mooring/common';
import type { ObservedEntity } from './types';

/** Annotations of the Kubernetes plugin, which entities carry already. */
export const KUBERNETES_ID = 'backstage.io/kubernetes-id';
export const KUBERNETES_SELECTOR = 'backstage.io/kubernetes-label-selector';
const KUBERNETES_NAMESPACE = 'backstage.io/kubernetes-namespace';
const KUBERNETES_CLUSTER = 'backstage.io/kubernetes-cluster';

/** Namespaces of the clusters themselves and of the portal: no entity looks into them. */
const PROTECTED_NAMESPACE = /^(kube-.*|mooring-system)$/;

/** Source: RFC 1123, as Kubernetes narrows it for namespaces. */
const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Whether a namespace is closed to what entities point at. */
export function isProtectedNamespace(namespace: string): boolean {
  return PROTECTED_NAMESPACE.test(namespace);
}

/** What an entity points at; undefined if it points at nothing or Mooring runs it. */
export function observedEntity(entity: Entity): ObservedEntity | undefined {
  const annotations = entity.metadata.annotations ?? {};
  const selector = annotations[KUBERNETES_SELECTOR];
  const id = annotations[KUBERNETES_ID];
  if (annotations[ANNOTATION_SERVICE_ID] || (!selector && !id)) {
    return undefined;
  }
  const { type } = entity.spec ?? {};
  const relation = (name: string, target: string) =>
    entity.relations?.find(
      ({ type: relationType, targetRef }) =>
        relationType === name && targetRef.startsWith(target),
    )?.targetRef;
  return {
    entityRef: stringifyEntityRef(getCompoundEntityRef(entity)),
    name: entity.metadata.title ?? entity.metadata.name,
    type: typeof type === 'string' ? type : entity.kind.toLowerCase(),
    ownerRef: relation(RELATION_OWNED_BY, ''),
    projectRef: relation(RELATION_PART_OF, 'system:'),
    selector: selector ?? `${KUBERNETES_ID}=${id}`,
    target: targetOf(annotations),
  };
}

function targetOf(
  annotations: Record<string, string>,
): ObservedEntity['target'] {
  const namespace = annotations[KUBERNETES_NAMESPACE];
  if (namespace !== undefined) {
    if (!NAMESPACE.test(namespace)) {
      return {
        error: `Annotation ${KUBERNETES_NAMESPACE}: '${namespace}' is no name of a namespace; use lower-case letters, digits and '-', at most 63`,
      };
    }
    if (isProtectedNamespace(namespace)) {
      return {
        error: `Annotation ${KUBERNETES_NAMESPACE}: namespace ${namespace} belongs to the cluster itself and is not shown`,
      };
    }
  }
  const selector = annotations[KUBERNETES_SELECTOR];
  try {
    return {
      requirements: selector
        ? parseLabelSelector(selector)
        : requirementsOf({ [KUBERNETES_ID]: annotations[KUBERNETES_ID]! }),
      namespace,
      cluster: annotations[KUBERNETES_CLUSTER],
    };
  } catch (error) {
    return {
      error: `Annotation ${KUBERNETES_SELECTOR}: ${(error as Error).message}`,
    };
  }
}
