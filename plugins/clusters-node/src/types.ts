import type { Manifest, ObjectRef } from '@mooring/common';

/** An object as the API server answered it. */
export type ClusterObject = Manifest & {
  metadata: Manifest['metadata'] & {
    uid: string;
    resourceVersion: string;
    generation?: number;
  };
};

/** Options of every call that leaves the process. */
export interface CallOptions {
  signal?: AbortSignal;
}

/**
 * Writes to clusters, guarded: nothing is overwritten that was not read first.
 *
 * @remarks
 * All methods throw {@link ClusterUnavailableError} when the cluster does not
 * answer, is overloaded or refuses our credentials (it may be tried again), and
 * {@link ClusterRefusedError} when it answers that the request itself is wrong
 * (trying again is no use). Never retries by itself.
 */
export interface ClusterWriter {
  /** The object as it stands, or undefined. */
  get(
    cluster: string,
    ref: ObjectRef,
    options?: CallOptions,
  ): Promise<ClusterObject | undefined>;
  /**
   * What a server-side apply would make of the object, defaults and admission
   * included. Nothing is written. Where the object's namespace does not exist
   * yet, the API server can tell nothing: the answer then is the manifest itself,
   * with empty uid and resourceVersion.
   */
  dryRun(
    cluster: string,
    manifest: Manifest,
    options?: CallOptions,
  ): Promise<ClusterObject>;
  /** Creates the object by POST. Throws {@link ClusterConflictError} if it exists. */
  create(
    cluster: string,
    manifest: Manifest,
    options?: CallOptions,
  ): Promise<ClusterObject>;
  /**
   * Server-side apply without force onto exactly the object that was read.
   * Throws {@link ClusterConflictError} if it is another by now, or if another
   * manager owns a field.
   */
  apply(
    cluster: string,
    manifest: Manifest,
    read: { uid: string; resourceVersion: string },
    options?: CallOptions,
  ): Promise<ClusterObject>;
  /**
   * Deletes exactly the object that was read, dependents in the foreground.
   * An object that is gone already is no error.
   */
  delete(
    cluster: string,
    ref: ObjectRef,
    read: { uid: string },
    options?: CallOptions,
  ): Promise<void>;
}

/** A pod, reduced to what pages and diagnosis need. */
export interface PodSummary {
  uid: string;
  name: string;
  namespace: string;
  labels: Readonly<Record<string, string>>;
  /** Like kubectl's STATUS column. */
  phase: string;
  ready: boolean;
  node: string | undefined;
  restarts: number;
  /** ISO 8601. */
  createdAt: string;
  /** Why it does not run, if it does not: reason and message as reported. */
  problem: string | undefined;
}

/** A Deployment, reduced likewise. */
export interface DeploymentSummary {
  uid: string;
  name: string;
  namespace: string;
  labels: Readonly<Record<string, string>>;
  wanted: number;
  updated: number;
  ready: number;
  available: number;
  /** False while the controller has not seen the newest specification. */
  observed: boolean;
  image: string | undefined;
  /** Message of a failed Progressing condition. */
  problem: string | undefined;
}

/** How fresh one cluster's cache is. */
export interface ClusterHealth {
  cluster: string;
  state: 'init' | 'synced' | 'stale';
  /** When the cache was last known to be right, ISO 8601. */
  asOf: string | undefined;
  /** The last error, while stale. */
  error: string | undefined;
}

/** Which objects of a cluster belong to one instance. */
export interface InstanceSelection {
  cluster: string;
  namespace: string;
  /** All of these labels. */
  labels: Readonly<Record<string, string>>;
}

/** Everything cached of one instance. */
export interface InstanceFacts {
  deployments: DeploymentSummary[];
  pods: PodSummary[];
  health: ClusterHealth;
  /** Grows with every change of these facts or of the health, within this process. */
  version: number;
}

/** Reads clusters from memory; no method calls an API server. */
export interface ClusterReader {
  /** Names of all configured clusters. */
  clusters(): string[];
  health(cluster: string): ClusterHealth;
  /** Throws NotFoundError for a cluster that is not configured. */
  instance(selection: InstanceSelection): InstanceFacts;
  /** Calls back after changes to one instance's facts. Returns the end of the subscription. */
  subscribe(selection: InstanceSelection, listener: () => void): () => void;
}
