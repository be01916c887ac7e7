import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { LABEL_SERVICE } from '@mooring/common';
import { unavailable } from '../connections/failure';
import type { ClusterConnection } from '../connections/types';
import { Backoff } from './Backoff';
import type { Summaries, SummarySink } from './InstanceIndex';
import { listPages } from './listPages';
import { WatchFailure } from './WatchFailure';
import { watchStream } from './watchStream';

/** A watch that ends sooner than this was not worth opening: wait before the next. */
const SHORT_WATCH_MS = 1_000;

interface RawObject {
  metadata?: { uid?: string; name?: string; namespace?: string };
}

/** What a reflector follows, and where it puts what it sees. */
export interface ReflectorOptions<
  TObject extends RawObject,
  TSummary extends Summaries[keyof Summaries],
> {
  connection: ClusterConnection;
  /** `/api/v1/pods`: the collection over all namespaces. */
  path: string;
  summarise(object: TObject): TSummary;
  sink: SummarySink<TSummary>;
  logger: LoggerService;
  /** Called when the watch has begun, and with the error when it no longer runs. */
  onState(error: Error | undefined): void;
}

/** Keeps summaries of one kind in one cluster up to date: a list, then a watch, for ever. */
export class Reflector<
  TObject extends RawObject,
  TSummary extends Summaries[keyof Summaries],
> {
  readonly #options: ReflectorOptions<TObject, TSummary>;
  readonly #backoff = new Backoff();
  readonly #stopped = new AbortController();
  #attempt = new AbortController();
  #resourceVersion: string | undefined;

  constructor(options: ReflectorOptions<TObject, TSummary>) {
    this.#options = options;
  }

  /** Runs until {@link Reflector.stop}. */
  async run(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      this.#attempt = new AbortController();
      const signal = AbortSignal.any([
        this.#stopped.signal,
        this.#attempt.signal,
      ]);
      try {
        await this.#follow(signal);
      } catch (error) {
        await this.#recover(toError(error), signal);
      }
    }
  }

  /** Gives up the present watch, or the wait for the next, for a new one at once. */
  reconnect(): void {
    const reason = new Error('The connection is opened anew');
    this.#options.onState(reason);
    this.#attempt.abort(reason);
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #follow(signal: AbortSignal): Promise<void> {
    this.#resourceVersion ??= await this.#list(signal);
    let openedAt = 0;
    const events = watchStream<TObject>(
      this.#options.connection,
      this.#options.path,
      { labelSelector: LABEL_SERVICE, resourceVersion: this.#resourceVersion },
      () => {
        openedAt = Date.now();
        this.#options.onState(undefined);
      },
      signal,
    );
    for await (const { type, object } of events) {
      this.#backoff.reset();
      if (type === 'DELETED') {
        this.#options.sink.remove(object.metadata.uid ?? '');
      } else if (type !== 'BOOKMARK') {
        this.#take(object, summary => this.#options.sink.upsert(summary));
      }
      this.#resourceVersion = object.metadata.resourceVersion;
    }
    if (Date.now() - openedAt < SHORT_WATCH_MS) {
      throw new Error('The watch ended as soon as it had begun');
    }
  }

  async #list(signal: AbortSignal): Promise<string> {
    const { connection, path, sink } = this.#options;
    const summaries: TSummary[] = [];
    const resourceVersion = await listPages<TObject>(
      connection,
      path,
      LABEL_SERVICE,
      object => this.#take(object, summary => summaries.push(summary)),
      signal,
    );
    sink.replace(summaries);
    return resourceVersion;
  }

  /** One object that makes no sense must not keep the others from being seen. */
  #take(object: TObject, put: (summary: TSummary) => void): void {
    try {
      put(this.#options.summarise(object));
    } catch (error) {
      const { namespace, name, uid } = object.metadata ?? {};
      if (uid) {
        this.#options.sink.remove(uid);
      }
      this.#options.logger.warn(
        `Left out ${
          this.#options.path
        } ${namespace}/${name}, which cannot be read`,
        toError(error),
      );
    }
  }

  async #recover(error: Error, signal: AbortSignal): Promise<void> {
    if (this.#stopped.signal.aborted) {
      return;
    }
    const failure = error instanceof WatchFailure ? error : undefined;
    if (failure?.status === 410) {
      this.#resourceVersion = undefined;
    }
    if (failure?.status === 403) {
      // What the portal may no longer see it must not go on showing.
      this.#resourceVersion = undefined;
      this.#options.sink.replace([]);
    }
    this.#options.onState(
      failure ?? unavailable(this.#options.connection.name, error),
    );
    await sleep(this.#backoff.next(failure?.retryAfterMs), undefined, {
      signal,
    }).catch(() => {});
  }
}
