import {
  FIELD_MANAGER,
  objectRefOf,
  type Manifest,
  type ObjectRef,
} from '@mooring/common';
import { failureOf } from '../connections/failure';
import type {
  ClusterConnections,
  ClusterRequest,
  ClusterResponse,
} from '../connections/types';
import { ClusterConflictError } from '../errors';
import type {
  ApplyOptions,
  CallOptions,
  ClusterObject,
  ClusterWriter,
} from '../types';
import { settleOwnershipPatch } from './fieldOwnership';
import {
  collectionPath,
  deletedPath,
  listedPath,
  objectPath,
  triedPath,
} from './resourcePath';

const CREATE_QUERY = { fieldManager: FIELD_MANAGER, fieldValidation: 'Strict' };
/** Each turn needs another controller to have written in the same milliseconds. */
const SETTLE_ATTEMPTS = 5;

/** Writes through the API server with the one field manager, by force only where it is told to. */
export class DefaultClusterWriter implements ClusterWriter {
  readonly #connections: ClusterConnections;

  constructor(connections: ClusterConnections) {
    this.#connections = connections;
  }

  async get(
    cluster: string,
    ref: ObjectRef,
    options: CallOptions = {},
  ): Promise<ClusterObject | undefined> {
    const response = await this.#call(cluster, {
      method: 'GET',
      path: objectPath(ref),
      ...options,
    });
    return response.status === 404 ? undefined : read(cluster, response);
  }

  async dryRun(
    cluster: string,
    manifest: Manifest,
    options: ApplyOptions = {},
  ): Promise<ClusterObject> {
    const response = await this.#apply(
      cluster,
      manifest,
      { dryRun: 'All' },
      options,
    );
    if (response.status === 404) {
      const metadata = { ...manifest.metadata, uid: '', resourceVersion: '' };
      return { ...manifest, metadata };
    }
    return read(cluster, response);
  }

  async dryRunCreate(
    cluster: string,
    manifest: Manifest,
    options: CallOptions = {},
  ): Promise<ClusterObject> {
    const response = await this.#call(cluster, {
      method: 'POST',
      path: triedPath(objectRefOf(manifest)),
      query: { ...CREATE_QUERY, dryRun: 'All' },
      body: { contentType: 'application/json', value: manifest },
      ...options,
    });
    return read(cluster, response);
  }

  async list(
    cluster: string,
    what: Pick<ObjectRef, 'apiVersion' | 'kind' | 'namespace'>,
    options: CallOptions = {},
  ): Promise<ClusterObject[]> {
    const response = await this.#call(cluster, {
      method: 'GET',
      path: listedPath(what),
      ...options,
    });
    if (!isSuccess(response)) {
      throw failureOf(cluster, response);
    }
    return (response.body as { items: ClusterObject[] }).items;
  }

  async create(
    cluster: string,
    manifest: Manifest,
    options: CallOptions = {},
  ): Promise<ClusterObject> {
    const response = await this.#call(cluster, {
      method: 'POST',
      path: collectionPath(objectRefOf(manifest)),
      query: CREATE_QUERY,
      body: { contentType: 'application/json', value: manifest },
      ...options,
    });
    return this.#settle(cluster, read(cluster, response), options);
  }

  async apply(
    cluster: string,
    manifest: Manifest,
    { uid, resourceVersion }: { uid: string; resourceVersion: string },
    options: ApplyOptions = {},
  ): Promise<ClusterObject> {
    const guarded = {
      ...manifest,
      metadata: { ...manifest.metadata, uid, resourceVersion },
    };
    const applied = await this.#applyGuarded(cluster, guarded, options);
    if (options.manager !== undefined) {
      return applied;
    }
    const { signal } = options;
    const settled = await this.#settle(cluster, applied, { signal });
    if (settled === applied) {
      return applied;
    }
    // Only now does an apply see, and remove, what the creation set and this manifest lacks.
    return this.#applyGuarded(
      cluster,
      {
        ...guarded,
        metadata: {
          ...guarded.metadata,
          resourceVersion: settled.metadata.resourceVersion,
        },
      },
      options,
    );
  }

  async delete(
    cluster: string,
    ref: ObjectRef,
    { uid, resourceVersion }: { uid: string; resourceVersion?: string },
    options: CallOptions = {},
  ): Promise<void> {
    const response = await this.#call(cluster, {
      method: 'DELETE',
      path: deletedPath(ref),
      body: {
        contentType: 'application/json',
        value: {
          apiVersion: 'v1',
          kind: 'DeleteOptions',
          preconditions: { uid, resourceVersion },
          // Nothing hangs on a pod, and the finalizer would only keep it longer.
          propagationPolicy: ref.kind === 'Pod' ? 'Background' : 'Foreground',
        },
      },
      ...options,
    });
    if (response.status !== 404 && !isSuccess(response)) {
      throw failureOf(cluster, response);
    }
  }

  async #applyGuarded(
    cluster: string,
    manifest: Manifest,
    options: ApplyOptions,
  ): Promise<ClusterObject> {
    const response = await this.#apply(cluster, manifest, {}, options);
    if (response.status === 404) {
      const { kind, metadata } = manifest;
      throw new ClusterConflictError(
        cluster,
        `${kind} ${metadata.name} is gone, and its namespace with it`,
      );
    }
    return read(cluster, response);
  }

  #apply(
    cluster: string,
    manifest: Manifest,
    query: Record<string, string>,
    { manager = FIELD_MANAGER, force = false, ...options }: ApplyOptions,
  ): Promise<ClusterResponse> {
    return this.#call(cluster, {
      method: 'PATCH',
      path: objectPath(objectRefOf(manifest)),
      query: {
        fieldManager: manager,
        fieldValidation: 'Strict',
        force: String(force),
        ...query,
      },
      body: { contentType: 'application/apply-patch+yaml', value: manifest },
      ...options,
    });
  }

  async #settle(
    cluster: string,
    object: ClusterObject,
    options: CallOptions,
  ): Promise<ClusterObject> {
    const ref = objectRefOf(object);
    let current = object;
    for (let attempt = 0; attempt < SETTLE_ATTEMPTS; attempt++) {
      const patch = settleOwnershipPatch(current);
      if (!patch) {
        return current;
      }
      const response = await this.#call(cluster, {
        method: 'PATCH',
        path: objectPath(ref),
        query: { fieldManager: FIELD_MANAGER },
        body: { contentType: 'application/json-patch+json', value: patch },
        ...options,
      });
      // 422: the entries have moved, since another manager wrote meanwhile.
      if (response.status !== 422 && response.status !== 409) {
        return read(cluster, response);
      }
      const again = await this.get(cluster, ref, options);
      if (again?.metadata.uid !== object.metadata.uid) {
        break;
      }
      current = again;
    }
    throw new ClusterConflictError(
      cluster,
      `${ref.kind} ${ref.name} was changed by others while it was written`,
    );
  }

  #call(cluster: string, request: ClusterRequest): Promise<ClusterResponse> {
    return this.#connections.get(cluster).request(request);
  }
}

function isSuccess({ status }: ClusterResponse): boolean {
  return status >= 200 && status < 300;
}

function read(cluster: string, response: ClusterResponse): ClusterObject {
  if (!isSuccess(response)) {
    throw failureOf(cluster, response);
  }
  return response.body as ClusterObject;
}
