import type { BenchService } from '../data/shape.ts';
import type { Answer, PortalClient } from './PortalClient.ts';
import { instanceId } from './seedServices.ts';

/** What the Kubernetes plugin answers for an entity. */
export interface WorkloadsAnswer {
  items: {
    cluster: { name: string };
    resources: { type: string; resources: KubernetesObject[] }[];
    errors: object[];
  }[];
}

interface KubernetesObject {
  metadata: { name: string; namespace: string };
  spec: { nodeName?: string; replicas?: number };
  status: {
    conditions?: { type: string; status: string }[];
    containerStatuses?: { restartCount: number }[];
    readyReplicas?: number;
  };
}

/** What Mooring answers for an entity, as far as it is compared. */
export interface PanelAnswer {
  instances: InstanceAnswer[];
}

/** What Mooring answers for an instance, as far as it is compared. */
export interface InstanceAnswer {
  inside?: {
    cluster: string;
    namespace: string;
    wanted: number;
    ready: number;
    pods: { name: string; node?: string; ready: boolean; restarts: number }[];
  };
}

/** One question of each side. */
export type Question<T> = (
  client: PortalClient,
  options?: { etag?: string; compressed?: boolean },
) => Promise<Answer<T>>;

/** The Kubernetes plugin on an entity. */
export function workloads(entityRef: string): Question<WorkloadsAnswer> {
  return (client, options) =>
    client.ask('POST', '/api/kubernetes/resources/workloads/query', {
      ...options,
      body: { entityRef, auth: {} },
    });
}

/** Mooring on an entity. */
export function panel(entityRef: string): Question<PanelAnswer> {
  const path = entityRef.replace(':', '/');
  return (client, options) =>
    client.ask('GET', `/api/paas/entities/${path}/panel`, options);
}

/** Mooring on an instance. */
export function instance(service: BenchService): Question<InstanceAnswer> {
  const path = `/api/paas/instances/${instanceId(service)}`;
  return (client, options) => client.ask('GET', path, options);
}

/** The entity of a service. */
export function entityRefOf({ project, service }: BenchService): string {
  return `component:default/${project}-${service}`;
}

/** What the Kubernetes plugin tells of pods and replicas, a text for each. */
export function factsOfWorkloads({ items }: WorkloadsAnswer): string[] {
  return items.flatMap(({ cluster, resources, errors }) => {
    if (errors.length > 0)
      throw new Error(`${cluster.name}: ${JSON.stringify(errors)}`);
    const of = (type: string) =>
      resources.flatMap(it => (it.type === type ? it.resources : []));
    return [
      ...factsOfPods(cluster.name, of('pods')),
      ...of('deployments').map(({ metadata, spec, status }) =>
        replicasFact(
          cluster.name,
          metadata.namespace,
          spec.replicas ?? 0,
          status.readyReplicas ?? 0,
        ),
      ),
    ];
  });
}

/** What an API server tells of pods, a text for each. */
export function factsOfPods(
  cluster: string,
  pods: readonly KubernetesObject[],
): string[] {
  return pods.map(({ metadata, spec, status }) =>
    podFact(cluster, metadata.namespace, {
      name: metadata.name,
      node: spec.nodeName,
      ready: (status.conditions ?? []).some(
        it => it.type === 'Ready' && it.status === 'True',
      ),
      restarts: (status.containerStatuses ?? []).reduce(
        (sum, { restartCount }) => sum + restartCount,
        0,
      ),
    }),
  );
}

/** What Mooring tells of pods and replicas. */
export function factsOfPanel({ instances }: PanelAnswer): string[] {
  return instances.flatMap(instanceAnswer => {
    const { inside } = instanceAnswer;
    if (!inside) return [];
    const { cluster, namespace, wanted, ready } = inside;
    return [
      ...factsOfInstance(instanceAnswer),
      replicasFact(cluster, namespace, wanted, ready),
    ];
  });
}

/** What Mooring tells of the pods of an instance. */
export function factsOfInstance({ inside }: InstanceAnswer): string[] {
  return inside
    ? inside.pods.map(pod => podFact(inside.cluster, inside.namespace, pod))
    : [];
}

function podFact(
  cluster: string,
  namespace: string,
  pod: { name: string; node?: string; ready: boolean; restarts: number },
): string {
  const { name, node, ready, restarts } = pod;
  return `${cluster} ${namespace}/${name} on ${node ?? 'no node'} ${
    ready ? 'ready' : 'not ready'
  } ${restarts} restarts`;
}

function replicasFact(
  cluster: string,
  namespace: string,
  wanted: number,
  ready: number,
): string {
  return `${cluster} ${namespace} ${ready} of ${wanted}`;
}
