import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import type { ClusterConnections } from '../connections/types';
import type {
  ClusterHealth,
  ClusterReader,
  InstanceFacts,
  InstanceSelection,
} from '../types';
import { ClusterCache } from './ClusterCache';
import { bucketKey, InstanceIndex } from './InstanceIndex';
import { Interner } from './Interner';

interface Cluster {
  index: InstanceIndex;
  cache: ClusterCache;
  /** Version of the last change of the health. */
  health: { version: number };
  listeners: Map<string, Set<() => void>>;
}

/** Reads from caches that watches keep up to date, one per cluster. */
export class DefaultClusterReader implements ClusterReader {
  readonly #clusters = new Map<string, Cluster>();
  readonly #interner = new Interner();
  readonly #logger: LoggerService;
  #version = 0;

  constructor(options: {
    connections: ClusterConnections;
    logger: LoggerService;
  }) {
    this.#logger = options.logger;
    for (const name of options.connections.names()) {
      this.#clusters.set(name, this.#createCluster(options.connections, name));
    }
  }

  /** Begins to follow all clusters; returns at once. */
  start(): void {
    for (const { cache } of this.#clusters.values()) {
      void cache.run();
    }
  }

  stop(): void {
    for (const { cache } of this.#clusters.values()) {
      cache.stop();
    }
  }

  clusters(): string[] {
    return [...this.#clusters.keys()];
  }

  health(cluster: string): ClusterHealth {
    return this.#get(cluster).cache.health();
  }

  instance(selection: InstanceSelection): InstanceFacts {
    const { index, cache, health } = this.#get(selection.cluster);
    const bucket = index.bucket(keyOf(selection));
    return {
      deployments: select(bucket?.summaries.deployments, selection),
      pods: select(bucket?.summaries.pods, selection),
      health: cache.health(),
      version: Math.max(bucket?.version ?? 0, health.version),
    };
  }

  subscribe(selection: InstanceSelection, listener: () => void): () => void {
    const { listeners } = this.#get(selection.cluster);
    const key = keyOf(selection);
    const ofKey = listeners.get(key) ?? new Set();
    listeners.set(key, ofKey);
    // Wrapped, so that one function may be subscribed twice.
    const subscription = () => listener();
    ofKey.add(subscription);
    return () => {
      ofKey.delete(subscription);
      if (ofKey.size === 0 && listeners.get(key) === ofKey) {
        listeners.delete(key);
      }
    };
  }

  #createCluster(connections: ClusterConnections, name: string): Cluster {
    const listeners: Cluster['listeners'] = new Map();
    const health = { version: 0 };
    const index = new InstanceIndex(
      () => this.#nextVersion(),
      key => this.#notify(listeners.get(key)),
    );
    const cache = new ClusterCache({
      connection: connections.get(name),
      index,
      interner: this.#interner,
      logger: this.#logger,
      onHealth: () => {
        health.version = this.#nextVersion();
        listeners.forEach(ofKey => this.#notify(ofKey));
      },
    });
    return { index, cache, health, listeners };
  }

  #nextVersion(): number {
    this.#version += 1;
    return this.#version;
  }

  #notify(listeners: Set<() => void> | undefined): void {
    for (const listener of listeners ?? []) {
      try {
        listener();
      } catch (error) {
        this.#logger.error('A listener to clusters failed', toError(error));
      }
    }
  }

  #get(name: string): Cluster {
    const cluster = this.#clusters.get(name);
    if (!cluster) {
      throw new NotFoundError(`No cluster '${name}' is configured`);
    }
    return cluster;
  }
}

function keyOf({ namespace, labels }: InstanceSelection): string {
  const key = bucketKey(namespace, labels);
  if (key === undefined) {
    throw new TypeError('A selection needs the labels of an instance');
  }
  return key;
}

function select<
  TSummary extends { name: string; labels: Readonly<Record<string, string>> },
>(
  summaries: ReadonlyMap<string, TSummary> | undefined,
  { labels }: InstanceSelection,
): TSummary[] {
  const wanted = Object.entries(labels);
  return [...(summaries?.values() ?? [])]
    .filter(summary =>
      wanted.every(([key, value]) => summary.labels[key] === value),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
