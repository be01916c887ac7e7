import type { V1Namespace, V1Node } from '@kubernetes/client-node';
import { ANNOTATION_PROJECT } from '@mooring/common';
import { troublesOf } from './conditions';
import type { Interner } from './Interner';
import { objectSummary } from './objectSummary';
import { parseBytes, parseCpu, parseQuantity } from './parseQuantity';
import { parseOptionalTime } from './parseTime';
import type { Raw } from './Raw';
import type { NamespaceSummary, NodeSummary } from './types';

/** Reduces a node as the API server sent it. */
export function nodeSummary(
  node: Raw<V1Node>,
  interner: Interner,
): NodeSummary {
  const { spec, status } = node;
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  return {
    ...objectSummary(node, interner),
    ready: ready?.status === 'True',
    readySince: parseOptionalTime(ready?.lastTransitionTime),
    unschedulable: spec?.unschedulable ?? false,
    version: interner.text(status?.nodeInfo?.kubeletVersion ?? ''),
    architecture: interner.text(status?.nodeInfo?.architecture ?? ''),
    capacity: amounts(status?.capacity),
    allocatable: amounts(status?.allocatable),
    // Other conditions than Ready name what is wrong.
    troubles: troublesOf(
      status?.conditions,
      ({ type, status: value }) => (type === 'Ready') !== (value === 'True'),
      interner,
    ),
  };
}

/** Reduces a namespace as the API server sent it. */
export function namespaceSummary(
  namespace: Raw<V1Namespace>,
  interner: Interner,
): NamespaceSummary {
  return {
    ...objectSummary(namespace, interner),
    phase: interner.text(namespace.status?.phase ?? ''),
    projectRef: interner.text(
      namespace.metadata?.annotations?.[ANNOTATION_PROJECT],
    ),
  };
}

function amounts(
  resources: Record<string, string> | undefined,
): NodeSummary['capacity'] {
  return {
    cpu: parseCpu(resources?.cpu),
    memory: parseBytes(resources?.memory),
    pods: parseQuantity(resources?.pods ?? '0'),
  };
}
