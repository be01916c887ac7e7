import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import type { ClusterConnections } from '../connections/types';
import { DefaultClusterInspector } from '../inspect/DefaultClusterInspector';
import type {
  ClusterCounters,
  ClusterDetail,
  ClusterHealth,
  ClusterInspector,
  ClusterReader,
  InstanceFacts,
  InstanceSelection,
  PodChange,
} from '../readerTypes';
import { Interner } from '../summaries/Interner';
import type { NodeSummary, PodSummary } from '../summaries/types';
import { forgetShared } from '../wire/formats';
import { FollowedCluster } from './FollowedCluster';
import { Pacer } from './Pacer';

const SWEEP_INTERVAL_MS = 60_000;

/** Reads from caches that watches keep up to date, one per cluster. */
export class DefaultClusterReader implements ClusterReader {
  readonly inspect: ClusterInspector;
  readonly #clusters: ReadonlyMap<string, FollowedCluster>;
  readonly #logger: LoggerService;
  readonly #healthListeners = new Set<(cluster: string) => void>();
  readonly #podListeners = new Set<(change: PodChange) => void>();
  #sweep: NodeJS.Timeout | undefined;
  #version = 0;

  constructor(options: {
    connections: ClusterConnections;
    logger: LoggerService;
  }) {
    const { connections, logger } = options;
    this.#logger = logger;
    this.inspect = new DefaultClusterInspector(connections);
    const shared = {
      interner: new Interner(),
      pacer: new Pacer(),
      logger,
      nextVersion: () => {
        this.#version += 1;
        return this.#version;
      },
      onHealth: (cluster: string) => this.#tell(this.#healthListeners, cluster),
      onPod: (change: PodChange) => this.#tell(this.#podListeners, change),
    };
    this.#clusters = new Map(
      connections
        .names()
        .map(name => [
          name,
          new FollowedCluster(connections.get(name), shared),
        ]),
    );
  }

  /** Begins to follow all clusters; returns at once. */
  start(): void {
    for (const cluster of this.#clusters.values()) {
      cluster.start();
    }
    this.#sweep = setInterval(() => {
      // What single changes have filled it with since.
      forgetShared();
      for (const cluster of this.#clusters.values()) {
        cluster.dropUnused();
      }
    }, SWEEP_INTERVAL_MS).unref();
  }

  stop(): void {
    clearInterval(this.#sweep);
    for (const cluster of this.#clusters.values()) {
      cluster.stop();
    }
  }

  clusters(): string[] {
    return [...this.#clusters.keys()];
  }

  health(cluster: string): ClusterHealth {
    return this.#get(cluster).cache.health();
  }

  detail(cluster: string): ClusterDetail {
    return this.#get(cluster).cache.detail();
  }

  instance(selection: InstanceSelection): InstanceFacts {
    return this.#get(selection.cluster).instance(selection);
  }

  subscribe(selection: InstanceSelection, listener: () => void): () => void {
    return this.#get(selection.cluster).subscribe(selection, listener);
  }

  subscribeHealth(listener: (cluster: string) => void): () => void {
    return addTo(this.#healthListeners, cluster => listener(cluster));
  }

  subscribePods(listener: (change: PodChange) => void): () => void {
    return addTo(this.#podListeners, change => listener(change));
  }

  nodes(cluster: string): NodeSummary[] {
    return this.#get(cluster).nodes();
  }

  podsOnNode(cluster: string, node: string): PodSummary[] {
    return this.#get(cluster).podsOnNode(node);
  }

  requestedOnNodes(
    cluster: string,
  ): Map<string, { cpu: number; memory: number; pods: number }> {
    return this.#get(cluster).requestedOnNodes();
  }

  counters(): ClusterCounters[] {
    return [...this.#clusters.values()].map(({ cache }) => cache.counters());
  }

  #tell<T>(listeners: Set<(value: T) => void>, value: T): void {
    for (const listener of listeners) {
      try {
        listener(value);
      } catch (error) {
        this.#logger.error('A listener to clusters failed', toError(error));
      }
    }
  }

  #get(name: string): FollowedCluster {
    const cluster = this.#clusters.get(name);
    if (!cluster) {
      throw new NotFoundError(`No cluster '${name}' is configured`);
    }
    return cluster;
  }
}

/** @param listener - a function of its own, so that one may be subscribed twice */
function addTo<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
