import type {
  V1Ingress,
  V1LoadBalancerIngress,
  V1NetworkPolicy,
  V1Service,
} from '@kubernetes/client-node';
import type { Interner } from './Interner';
import { objectSummary } from './objectSummary';
import type { Raw } from './Raw';
import { selectorLabels } from './selectorLabels';
import type {
  IngressSummary,
  NetworkPolicySummary,
  ServiceSummary,
} from './types';

const NONE: readonly never[] = Object.freeze([]);

const TYPES = [
  'ClusterIP',
  'NodePort',
  'LoadBalancer',
  'ExternalName',
] as const;

/** Reduces a Service as the API server sent it. */
export function serviceSummary(
  service: Raw<V1Service>,
  interner: Interner,
): ServiceSummary {
  const { spec, status } = service;
  return {
    ...objectSummary(service, interner),
    type: TYPES.find(type => type === spec?.type) ?? 'ClusterIP',
    selector: interner.labels(spec?.selector),
    clusterIp: spec?.clusterIP || undefined,
    ports: (spec?.ports ?? []).map(({ name, port, protocol }) => ({
      name: interner.text(name ?? ''),
      port,
      protocol: interner.text(protocol ?? 'TCP'),
    })),
    addresses: addressesOf(status?.loadBalancer?.ingress),
  };
}

/** Reduces an Ingress as the API server sent it. */
export function ingressSummary(
  ingress: Raw<V1Ingress>,
  interner: Interner,
): IngressSummary {
  const { spec, status } = ingress;
  const rules = spec?.rules ?? [];
  const backends = [
    spec?.defaultBackend,
    ...rules.flatMap(({ http }) => http?.paths.map(path => path.backend) ?? []),
  ];
  return {
    ...objectSummary(ingress, interner),
    className: interner.text(spec?.ingressClassName),
    hosts: distinct(rules.map(rule => rule.host)),
    tlsHosts: distinct((spec?.tls ?? []).flatMap(tls => tls.hosts ?? [])),
    services: distinct(backends.map(backend => backend?.service?.name)),
    addresses: addressesOf(status?.loadBalancer?.ingress),
  };
}

/** Reduces a NetworkPolicy as the API server sent it. */
export function networkPolicySummary(
  policy: Raw<V1NetworkPolicy>,
  interner: Interner,
): NetworkPolicySummary {
  const types = policy.spec?.policyTypes ?? ['Ingress'];
  return {
    ...objectSummary(policy, interner),
    // Left out it means every pod of the namespace.
    selector: selectorLabels(policy.spec?.podSelector ?? {}, interner),
    types: (['Ingress', 'Egress'] as const).filter(type =>
      types.includes(type),
    ),
  };
}

function addressesOf(
  entries:
    | { ip?: V1LoadBalancerIngress['ip']; hostname?: string }[]
    | undefined,
): readonly string[] {
  return distinct(entries?.map(({ ip, hostname }) => ip ?? hostname) ?? []);
}

function distinct(texts: (string | undefined)[]): readonly string[] {
  return texts.length === 0
    ? NONE
    : [...new Set(texts.filter(text => text !== undefined))];
}
