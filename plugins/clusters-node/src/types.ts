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

/** Options of server-side apply. */
export interface ApplyOptions extends CallOptions {
  /** Another field manager than Mooring's one. */
  manager?: string;
  /** Takes fields from other managers. Only after a person, or the absence of their owner, allows it. */
  force?: boolean;
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
    options?: ApplyOptions,
  ): Promise<ClusterObject>;
  /**
   * What the creation of an object would make of it, admission included: quotas,
   * limit ranges, pod security and webhooks have their say. Nothing is written.
   * Of pods, which are never written, too.
   */
  dryRunCreate(
    cluster: string,
    manifest: Manifest,
    options?: CallOptions,
  ): Promise<ClusterObject>;
  /** All objects of a kind in a namespace, for the few kinds that are asked for before a change. */
  list(
    cluster: string,
    what: Pick<ObjectRef, 'apiVersion' | 'kind' | 'namespace'>,
    options?: CallOptions,
  ): Promise<ClusterObject[]>;
  /** Creates the object by POST. Throws {@link ClusterConflictError} if it exists. */
  create(
    cluster: string,
    manifest: Manifest,
    options?: CallOptions,
  ): Promise<ClusterObject>;
  /**
   * Server-side apply onto exactly the object that was read. Throws
   * {@link ClusterConflictError} if it is another by now, or, without force, if
   * another manager owns a field.
   */
  apply(
    cluster: string,
    manifest: Manifest,
    read: { uid: string; resourceVersion: string },
    options?: ApplyOptions,
  ): Promise<ClusterObject>;
  /**
   * Deletes exactly the object that was read, dependents in the foreground; of
   * pods, which are never written, too. An object that is gone already is no error.
   * With a version, only if nobody has written to it since.
   */
  delete(
    cluster: string,
    ref: ObjectRef,
    read: { uid: string; resourceVersion?: string },
    options?: CallOptions,
  ): Promise<void>;
}
