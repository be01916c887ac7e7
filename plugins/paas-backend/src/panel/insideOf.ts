import type {
  InstanceFacts,
  PodSummary,
  PodTemplate,
  ResourceAmounts,
} from '@mooring/backstage-plugin-clusters-node';
import type {
  Finding,
  InstanceInside,
  PodView,
} from '@mooring/backstage-plugin-paas-common';
import type { DirectoryInstance } from '../directory/types';

/** The group and version under which each kind is shown as YAML, in the order of the list. */
const SHOWN_KINDS: {
  list: Exclude<keyof InstanceFacts, 'health' | 'version'>;
  kind: string | undefined;
  apiVersion: string;
}[] = [
  { list: 'workloads', kind: undefined, apiVersion: 'apps/v1' },
  { list: 'cronJobs', kind: 'CronJob', apiVersion: 'batch/v1' },
  { list: 'jobs', kind: 'Job', apiVersion: 'batch/v1' },
  { list: 'services', kind: 'Service', apiVersion: 'v1' },
  { list: 'ingresses', kind: 'Ingress', apiVersion: 'networking.k8s.io/v1' },
  {
    list: 'autoscalers',
    kind: 'HorizontalPodAutoscaler',
    apiVersion: 'autoscaling/v2',
  },
  { list: 'budgets', kind: 'PodDisruptionBudget', apiVersion: 'policy/v1' },
  {
    list: 'networkPolicies',
    kind: 'NetworkPolicy',
    apiVersion: 'networking.k8s.io/v1',
  },
  { list: 'configMaps', kind: 'ConfigMap', apiVersion: 'v1' },
  { list: 'claims', kind: 'PersistentVolumeClaim', apiVersion: 'v1' },
  { list: 'replicaSets', kind: 'ReplicaSet', apiVersion: 'apps/v1' },
];

/** What those see of an instance who may see its inside. */
export function insideOf(options: {
  facts: InstanceFacts;
  findings: Finding[];
  counts: { wanted: number; ready: number };
  cluster: string;
  namespace: string;
  managed: DirectoryInstance | undefined;
  maxReplicas: number | undefined;
}): InstanceInside {
  const { facts, findings, managed, maxReplicas } = options;
  const release = managed?.head ?? managed?.live;
  const [autoscaler] = facts.autoscalers;
  const names = release?.names ?? [];
  return {
    cluster: options.cluster,
    namespace: options.namespace,
    ...options.counts,
    restarts: facts.pods.reduce((total, pod) => total + pod.restarts, 0),
    pods: facts.pods.map(toPodView),
    images: imagesOf(facts, release?.image),
    requests: sum(facts.pods.map(pod => amountsOf(pod.template, 'requests'))),
    limits: sum(facts.pods.map(pod => amountsOf(pod.template, 'limits'))),
    endpoints: endpointsOf(facts, names),
    ...(autoscaler && {
      autoscaler: {
        name: autoscaler.name,
        min: autoscaler.min,
        max: autoscaler.max,
        current: autoscaler.current,
        desired: autoscaler.desired,
        metrics: [...autoscaler.metrics],
      },
    }),
    findings,
    objects: SHOWN_KINDS.flatMap(({ list, kind, apiVersion }) =>
      facts[list].map(object => ({
        apiVersion,
        kind: kind ?? ('kind' in object ? object.kind : ''),
        name: object.name,
      })),
    ),
    ...(managed?.live && { live: managed.live.number }),
    ...(managed?.head && { head: managed.head.number }),
    ...(managed?.head && {
      scaling: managed.head.scaling,
      stopped: !managed.head.running,
    }),
    ...(managed?.resumable !== undefined && { resumable: managed.resumable }),
    names,
    ...(maxReplicas !== undefined && { maxReplicas }),
  };
}

function toPodView(pod: PodSummary): PodView {
  return {
    name: pod.name,
    phase: pod.phase,
    ready: pod.ready,
    ...(pod.node !== undefined && { node: pod.node }),
    restarts: pod.restarts,
    createdAt: new Date(pod.createdAt).toISOString(),
    containers: pod.template.containers.map(({ name, init, image }) => {
      const trouble = pod.troubles.find(({ container }) => container === name);
      return {
        name,
        init,
        image,
        ...(trouble && {
          trouble: {
            reason: trouble.reason || (trouble.last?.reason ?? ''),
            message: trouble.message || (trouble.last?.message ?? ''),
            ...exitCodeOf(trouble.exitCode ?? trouble.last?.exitCode),
            restarts: trouble.restarts,
            hasPrevious: trouble.restarts > 0,
          },
        }),
      };
    }),
    requests: amountsOf(pod.template, 'requests'),
    limits: amountsOf(pod.template, 'limits'),
  };
}

function exitCodeOf(exitCode: number | undefined) {
  return exitCode === undefined ? {} : { exitCode };
}

/** `repository:tag@sha256:…`, where the tag says it for people. */
const TAGGED_DIGEST = /^([^@]*:[^:/@]+)@sha256:[0-9a-f]{64}$/;

function imagesOf(
  facts: InstanceFacts,
  released: { repository: string; tag: string } | undefined,
): string[] {
  const templates = [...facts.workloads, ...facts.pods].map(
    ({ template }) => template,
  );
  const running = templates.flatMap(({ containers }) =>
    containers.filter(({ init }) => !init).map(({ image }) => image),
  );
  // Pinned by digest in the cluster; people know it by its tag.
  const byDigest = (image: string) =>
    released !== undefined && image.startsWith(`${released.repository}@`);
  return [
    ...new Set([
      ...(released ? [`${released.repository}:${released.tag}`] : []),
      ...running
        .filter(image => !byDigest(image))
        .map(image => image.replace(TAGGED_DIGEST, '$1')),
    ]),
  ];
}

function endpointsOf(
  facts: InstanceFacts,
  names: string[],
): InstanceInside['endpoints'] {
  const secure = new Set(facts.ingresses.flatMap(({ tlsHosts }) => tlsHosts));
  const hosts = [...new Set(facts.ingresses.flatMap(ingress => ingress.hosts))];
  const url = (host: string) =>
    `${secure.has(host) ? 'https' : 'http'}://${host}`;
  return [
    ...names.map(name => ({
      type: 'dns' as const,
      address: hosts.includes(name) ? url(name) : name,
    })),
    ...hosts
      .filter(host => !names.includes(host))
      .map(host => ({ type: 'ingress' as const, address: url(host) })),
    ...facts.services.flatMap(service =>
      service.ports.map(({ port }) => ({
        type: 'service' as const,
        address: `${service.name}.${service.namespace}.svc:${port}`,
      })),
    ),
  ];
}

function amountsOf(
  template: PodTemplate,
  which: 'requests' | 'limits',
): { cpu?: number; memory?: number } {
  return sum(
    template.containers
      .filter(({ init }) => !init)
      .map(container => container[which]),
  );
}

/** Amounts of which nothing is said stay away, so that nobody takes them for nought. */
function sum(amounts: Partial<ResourceAmounts>[]): {
  cpu?: number;
  memory?: number;
} {
  const total: { cpu?: number; memory?: number } = {};
  for (const { cpu, memory } of amounts) {
    if (cpu !== undefined) {
      total.cpu = (total.cpu ?? 0) + cpu;
    }
    if (memory !== undefined) {
      total.memory = (total.memory ?? 0) + memory;
    }
  }
  return total;
}
