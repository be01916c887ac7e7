import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClusterConnection } from '../connections/types';
import type { InstanceFacts, PodChange } from '../readerTypes';
import { byPlace } from '../store/byPlace';
import type { Selection } from '../store/selects';
import { SelectionViews } from '../store/SelectionViews';
import type { Interner } from '../summaries/Interner';
import type { NodeSummary, PodSummary } from '../summaries/types';
import { ClusterCache } from './ClusterCache';
import type { Pacer } from './Pacer';
import { podRequests } from './podRequests';

/** How long a selection that nobody asks for any more stays joined. */
const KEEP_MS = 5 * 60_000;

/** What all followed clusters share. */
export interface SharedByReader {
  interner: Interner;
  pacer: Pacer;
  logger: LoggerService;
  /** Grows with each call. */
  nextVersion(): number;
  onHealth(cluster: string): void;
  onPod(change: PodChange): void;
}

/** One cluster in memory: its rows, how right they are, and who looks at what. */
export class FollowedCluster {
  readonly cache: ClusterCache;
  readonly #views: SelectionViews;
  /** Version of the last change of the health. */
  #healthVersion = 0;

  constructor(connection: ClusterConnection, shared: SharedByReader) {
    const { name: cluster } = connection;
    const { interner, pacer, logger } = shared;
    this.#views = new SelectionViews({
      logger,
      nextVersion: shared.nextVersion,
      onPod: (before, after) => shared.onPod({ cluster, before, after }),
    });
    this.cache = new ClusterCache({
      connection,
      store: this.#views.store,
      interner,
      pacer,
      logger,
      onHealth: () => {
        this.#healthVersion = shared.nextVersion();
        this.#views.tellAll();
        shared.onHealth(cluster);
      },
    });
  }

  start(): void {
    void this.cache.run();
  }

  stop(): void {
    this.cache.stop();
  }

  instance(selection: Selection): InstanceFacts {
    const { lists, version } = this.#views.view(selection);
    return {
      ...lists,
      health: this.cache.health(),
      version: Math.max(version, this.#healthVersion),
    };
  }

  subscribe(selection: Selection, listener: () => void): () => void {
    return this.#views.subscribe(selection, listener);
  }

  dropUnused(): void {
    this.#views.dropUnused(Date.now() - KEEP_MS);
  }

  nodes(): NodeSummary[] {
    return [...this.#views.store.rows('nodes').values()].sort(byPlace);
  }

  podsOnNode(node: string): PodSummary[] {
    return [...this.#views.store.podsOn(node)].sort(byPlace);
  }

  requestedOnNodes(): Map<
    string,
    { cpu: number; memory: number; pods: number }
  > {
    const { store } = this.#views;
    const nodes = new Map();
    for (const node of store.nodesWithPods()) {
      const sum = { cpu: 0, memory: 0, pods: 0 };
      for (const { template } of store.podsOn(node)) {
        const { cpu, memory } = podRequests(template);
        sum.cpu += cpu;
        sum.memory += memory;
        sum.pods += 1;
      }
      nodes.set(node, sum);
    }
    return nodes;
  }
}
