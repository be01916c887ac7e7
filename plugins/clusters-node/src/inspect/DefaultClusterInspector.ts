import type { Manifest, ObjectRef } from '@mooring/common';
import type { ClusterConnections } from '../connections/types';
import { unlessAborted } from '../connections/unlessAborted';
import type {
  ClusterInspector,
  EventLine,
  LogLine,
  LogQuery,
  PodUsage,
} from '../readerTypes';
import type { ResourceAmounts } from '../summaries/types';
import type { CallOptions } from '../types';
import { readEvents } from './readEvents';
import { readLogs } from './readLogs';
import { readObject } from './readObject';
import { readNodeUsage, readPodUsage } from './readUsage';
import { ShortMemory } from './ShortMemory';

/** Metrics servers measure every 15 s or more rarely. */
const USAGE_KEPT_MS = 10_000;

/** {@link ClusterInspector} through the connections that reader and writer share. */
export class DefaultClusterInspector implements ClusterInspector {
  readonly #connections: ClusterConnections;
  readonly #podUsage = new ShortMemory<PodUsage[]>(USAGE_KEPT_MS);
  readonly #nodeUsage = new ShortMemory<Map<string, ResourceAmounts>>(
    USAGE_KEPT_MS,
  );

  constructor(connections: ClusterConnections) {
    this.#connections = connections;
  }

  async object(
    cluster: string,
    ref: ObjectRef,
    options: CallOptions = {},
  ): Promise<Manifest | undefined> {
    return readObject(this.#connections.get(cluster), ref, options);
  }

  async events(
    cluster: string,
    query: { namespace: string; limit: number },
    options: CallOptions = {},
  ): Promise<EventLine[]> {
    return readEvents(this.#connections.get(cluster), query, options);
  }

  async logs(
    cluster: string,
    query: LogQuery,
    options: CallOptions = {},
  ): Promise<AsyncIterable<LogLine>> {
    return readLogs(this.#connections.get(cluster), query, options);
  }

  async podUsage(
    cluster: string,
    namespace: string,
    options: CallOptions = {},
  ): Promise<PodUsage[]> {
    const connection = this.#connections.get(cluster);
    return shared(
      this.#podUsage.get(JSON.stringify([cluster, namespace]), () =>
        readPodUsage(connection, namespace),
      ),
      options,
    );
  }

  async nodeUsage(
    cluster: string,
    options: CallOptions = {},
  ): Promise<Map<string, ResourceAmounts>> {
    const connection = this.#connections.get(cluster);
    return shared(
      this.#nodeUsage.get(cluster, () => readNodeUsage(connection)),
      options,
    );
  }
}

/** One who leaves must not take the answer from the others. */
function shared<T>(answer: Promise<T>, { signal }: CallOptions): Promise<T> {
  return signal ? unlessAborted(answer, signal) : answer;
}
