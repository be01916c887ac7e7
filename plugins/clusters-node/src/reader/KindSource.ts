import type { ClusterConnection, ClusterStream } from '../connections/types';
import { KINDS } from '../summaries/kinds';
import type { SummaryKind } from '../summaries/types';
import { ACCEPT, formatOf } from '../wire/formats';
import type { ListPage, WatchEvent } from '../wire/WireFormat';
import type { Counters } from './Counters';
import { WatchFailure } from './WatchFailure';

const PAGE_SIZE = 500;
const CHECK_MS = 5_000;
/** Spread, so that the watches of a restarted portal do not all end together. */
const WATCH_SECONDS = { from: 240, spread: 120 };

type OpenStream = Extract<ClusterStream, { refused: undefined }>;

/** What a watch brings, some at a time. */
export type Watch = AsyncGenerator<Iterable<WatchEvent>>;

/** Asks an API server for the objects of one kind. All methods throw WatchFailure when it refuses. */
export class KindSource {
  readonly #kind: SummaryKind;
  readonly #connection: ClusterConnection;
  readonly #counters: Counters;

  constructor(
    kind: SummaryKind,
    connection: ClusterConnection,
    counters: Counters,
  ) {
    this.#kind = kind;
    this.#connection = connection;
    this.#counters = counters;
  }

  /** Follows what comes after a version. */
  async watchFrom(resourceVersion: string, signal: AbortSignal) {
    return this.#watch({ resourceVersion }, signal);
  }

  /** Follows everything: first all objects that there are, then what changes. */
  async watchAll(signal: AbortSignal): Promise<Watch> {
    this.#counters.lists += 1;
    return this.#watch(
      { sendInitialEvents: 'true', resourceVersionMatch: 'NotOlderThan' },
      signal,
    );
  }

  /** All objects there are, page by page. */
  async *pages(signal: AbortSignal): AsyncGenerator<ListPage> {
    this.#counters.lists += 1;
    let next: string | undefined;
    do {
      const query = {
        limit: String(PAGE_SIZE),
        ...(next && { continue: next }),
      };
      const page = await this.#list(query, signal);
      next = page.continue;
      yield page;
    } while (next);
  }

  /** Returns if the portal may still list the kind. */
  async check(signal: AbortSignal): Promise<void> {
    // From version 0 on it would be all objects: there a limit is ignored.
    await this.#list(
      { limit: '1' },
      AbortSignal.any([signal, AbortSignal.timeout(CHECK_MS)]),
    );
  }

  async #watch(
    query: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Watch> {
    const seconds = WATCH_SECONDS.from + Math.random() * WATCH_SECONDS.spread;
    const stream = await this.#open(
      {
        ...query,
        watch: 'true',
        allowWatchBookmarks: 'true',
        timeoutSeconds: String(Math.round(seconds)),
      },
      signal,
    );
    this.#counters.watches += 1;
    return this.#events(stream);
  }

  async *#events(stream: OpenStream): Watch {
    const format = this.#formatOf(stream);
    const splitter = format.splitter();
    for await (const chunk of stream.body) {
      this.#counters.bytes += chunk.length;
      const pieces = splitter.push(chunk);
      if (pieces.length > 0) {
        yield this.#read(pieces, piece => format.event(piece, this.#kind));
      }
    }
  }

  /** One by one, as they are asked for. */
  *#read(
    pieces: Uint8Array[],
    read: (piece: Uint8Array) => WatchEvent,
  ): Iterable<WatchEvent> {
    for (const piece of pieces) {
      const event = read(piece);
      this.#counters.events += 1;
      if (event.type === 'ERROR') {
        const { code = 500 } = event.object as { code?: number };
        throw new WatchFailure(this.#connection.name, {
          status: code,
          retryAfterMs: undefined,
          body: event.object,
        });
      }
      yield event;
    }
  }

  async #list(
    query: Record<string, string>,
    signal: AbortSignal,
  ): Promise<ListPage> {
    const stream = await this.#open(query, signal);
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream.body) {
      this.#counters.bytes += chunk.length;
      chunks.push(chunk);
    }
    return this.#formatOf(stream).page(Buffer.concat(chunks), this.#kind);
  }

  async #open(
    query: Record<string, string>,
    signal: AbortSignal,
  ): Promise<OpenStream> {
    const { path, query: always } = KINDS[this.#kind];
    const stream = await this.#connection.stream(
      path,
      { ...always, ...query },
      signal,
      { accept: ACCEPT },
    );
    if (stream.refused) {
      throw new WatchFailure(this.#connection.name, stream.refused);
    }
    return stream;
  }

  #formatOf({ contentType }: OpenStream) {
    const format = formatOf(contentType);
    if (!format) {
      throw new Error(`what answers writes ${contentType}`);
    }
    return format;
  }
}
