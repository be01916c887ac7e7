import type { ApiAccess } from '../cluster/ApiClient.ts';

/** A collection over all namespaces, as it is asked for. */
export interface Collection {
  path: string;
  labelSelector?: string;
  fieldSelector?: string;
}

/** What a child process is told to do. */
export interface ChildTask {
  access: ApiAccess;
  measure: 'sync' | 'memory' | 'facts';
  /** What to follow; the reader decides for itself. */
  collections: Collection[];
}

/** One of the two that are compared: it keeps a copy of a cluster. */
export interface Side {
  /**
   * Begins to follow; resolves when everything is there.
   *
   * @param onPods - called when all pods are there
   */
  sync(onPods: () => void): Promise<void>;
  /** A text for each pod that it knows. */
  facts(): string[];
  /** What it asked the API server for. */
  collections(): Collection[];
}

/** What a child process answers. */
export interface ChildAnswer {
  pods: number;
  collections: Collection[];
  facts?: string[];
  sync?: SyncFigures;
  memory?: MemoryFigures;
}

/** What it took to have everything. */
export interface SyncFigures {
  wallMs: number;
  /** Until the pods were there, which is what everybody looks at. */
  podsMs: number;
  /** Of all threads of the process, in user and kernel mode. */
  cpuMs: number;
  loopP99Ms: number;
  loopMaxMs: number;
  /** The most that the process ever had in memory. */
  peakMiB: number;
}

/** What is kept when everything is there and garbage is collected. */
export interface MemoryFigures {
  /** More than before the first object, buffers outside of the heap included. */
  retainedBytes: number;
  /** Of the whole process. */
  residentBytes: number;
}

/** A pod as both sides and kubectl can tell it. */
export function podFact(pod: {
  namespace: string;
  name: string;
  uid: string;
  node: string | undefined;
  ready: boolean;
  restarts: number;
}): string {
  const { namespace, name, uid, node, ready, restarts } = pod;
  return [
    `${namespace}/${name}`,
    uid,
    node ?? 'no node',
    ready ? 'ready' : 'not ready',
    `${restarts} restarts`,
  ].join(' ');
}
