import { NotFoundError, toError } from '@backstage/errors';
import type {
  ClusterReader,
  PodSummary,
  ResourceAmounts,
} from '@mooring/backstage-plugin-clusters-node';
import type {
  ClusterDetailView,
  ClusterView,
  NodeDetail,
} from '@mooring/backstage-plugin-paas-common';
import {
  LABEL_ENVIRONMENT,
  LABEL_PROJECT,
  LABEL_SERVICE,
  type Environment,
} from '@mooring/common';
import { amounts, nodeView } from './nodeView';
import type { ClusterViews } from './types';

/** {@link ClusterViews} from memory; only what is used now is asked of the cluster. */
export class DefaultClusterViews implements ClusterViews {
  readonly #reader: ClusterReader;
  readonly #environments: ReadonlyMap<string, Environment>;

  constructor(options: {
    reader: ClusterReader;
    environments: ReadonlyMap<string, Environment>;
  }) {
    this.#reader = options.reader;
    this.#environments = options.environments;
  }

  async list(): Promise<ClusterView[]> {
    return this.#reader.clusters().map(cluster => this.#view(cluster));
  }

  async get(cluster: string): Promise<ClusterDetailView> {
    const view = this.#view(cluster);
    const requested = this.#reader.requestedOnNodes(cluster);
    const usage = await this.#usage(cluster);
    return {
      ...view,
      nodeList: this.#reader
        .nodes(cluster)
        .map(node =>
          nodeView(node, requested.get(node.name), usage.nodes.get(node.name)),
        ),
      ...(usage.error !== undefined && { usageError: usage.error }),
    };
  }

  async node(cluster: string, name: string): Promise<NodeDetail> {
    const node = this.#reader
      .nodes(cluster)
      .find(candidate => candidate.name === name);
    if (!node) {
      throw new NotFoundError(`Cluster ${cluster} has no node '${name}'`);
    }
    const usage = await this.#usage(cluster);
    return {
      ...nodeView(
        node,
        this.#reader.requestedOnNodes(cluster).get(name),
        usage.nodes.get(name),
      ),
      cluster,
      pods: this.#reader.podsOnNode(cluster, name).map(pod => ({
        namespace: pod.namespace,
        name: pod.name,
        phase: pod.phase,
        ready: pod.ready,
        restarts: pod.restarts,
        createdAt: new Date(pod.createdAt).toISOString(),
        requests: requestsOf(pod),
        ...ownerOf(pod),
      })),
    };
  }

  #view(cluster: string): ClusterView {
    const detail = this.#reader.detail(cluster);
    const nodes = this.#reader.nodes(cluster);
    const requested = [...this.#reader.requestedOnNodes(cluster).values()];
    const objects = new Map(
      detail.kinds.map(({ kind, objects: count }) => [kind, count]),
    );
    const count = (...kinds: (typeof detail.kinds)[number]['kind'][]) =>
      kinds.reduce((sum, kind) => sum + (objects.get(kind) ?? 0), 0);
    return {
      name: cluster,
      state: detail.state,
      ...(detail.state === 'stale' &&
        detail.asOf !== undefined && { asOf: detail.asOf }),
      ...(detail.error !== undefined && { error: detail.error }),
      ...(detail.version !== undefined && { version: detail.version }),
      environments: [...this.#environments.values()]
        .filter(environment => environment.cluster === cluster)
        .map(({ name }) => name),
      ...(detail.certificateExpiresAt !== undefined && {
        certificateExpiresAt: new Date(
          detail.certificateExpiresAt,
        ).toISOString(),
      }),
      nodes: {
        ready: nodes.filter(({ ready }) => ready).length,
        all: nodes.length,
      },
      allocatable: total(nodes.map(({ allocatable }) => allocatable)),
      requested: total(requested),
      counts: {
        namespaces: count('namespaces'),
        workloads: count('deployments', 'statefulsets', 'daemonsets'),
        pods: count('pods'),
      },
      kinds: detail.kinds.map(({ error, ...kind }) => ({
        ...kind,
        ...(error !== undefined && { error }),
      })),
      quarantined: detail.quarantined.map(({ uid: _, since, ...object }) => ({
        ...object,
        since: new Date(since).toISOString(),
      })),
    };
  }

  async #usage(
    cluster: string,
  ): Promise<{ nodes: Map<string, ResourceAmounts>; error?: string }> {
    try {
      return { nodes: await this.#reader.inspect.nodeUsage(cluster) };
    } catch (error) {
      return { nodes: new Map(), error: toError(error).message };
    }
  }
}

function requestsOf(pod: PodSummary): { cpu?: number; memory?: number } {
  return amounts(
    total(
      pod.template.containers
        .filter(({ init }) => !init)
        .map(({ requests }) => requests),
    ),
  );
}

function ownerOf(pod: PodSummary): { owner?: string } {
  const { labels } = pod;
  const instance = [LABEL_PROJECT, LABEL_SERVICE, LABEL_ENVIRONMENT].map(
    label => labels[label],
  );
  if (instance.every(part => part !== undefined)) {
    return { owner: instance.join('/') };
  }
  return pod.owner ? { owner: `${pod.owner.kind} ${pod.owner.name}` } : {};
}

function total(all: ResourceAmounts[]): { cpu: number; memory: number } {
  return {
    cpu: all.reduce((sum, { cpu }) => sum + (cpu ?? 0), 0),
    memory: all.reduce((sum, { memory }) => sum + (memory ?? 0), 0),
  };
}
