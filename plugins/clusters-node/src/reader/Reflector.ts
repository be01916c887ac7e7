import { setTimeout as sleep } from 'node:timers/promises';
import { toError } from '@backstage/errors';
import { unavailable } from '../connections/failure';
import type { ClusterConnection } from '../connections/types';
import type { KindHealth } from '../readerTypes';
import type { Rows } from '../summaries/kinds';
import type { SummaryKind } from '../summaries/types';
import type { WatchEvent } from '../wire/WireFormat';
import type { Counters } from './Counters';
import { KindSource, type Watch } from './KindSource';
import type { KindTable } from './KindTable';
import type { Pacer } from './Pacer';
import type { Slots } from './Slots';
import { Staging } from './Staging';
import { WatchFailure } from './WatchFailure';
import {
  errorOf,
  follow,
  versionOf,
  watchStateOf,
  type Following,
  type Happening,
} from './watchState';

/** Bookmarks come about once a minute: a watch that is silent for longer is dead. */
const SILENCE_MS = 90_000;
/** What a server has to say against going on from where we were, it says at once. */
const SETTLE_MS = 1_000;
const PROVEN_MS = 30_000;
/** On the bookmark that ends the initial events of a watch. */
const INITIAL_EVENTS_END = 'k8s.io/initial-events-end';

/** What the reflectors of a cluster share. */
export interface SharedByCluster {
  connection: ClusterConnection;
  counters: Counters;
  pacer: Pacer;
  /** For lists, which are what costs the server. */
  slots: Slots;
  /** What the server turned out not to have. */
  lacks: { watchList: boolean };
  /** How long a watch may say nothing, if not as long as bookmarks need. */
  silenceMs?: number;
}

/** Keeps the rows of one kind in one cluster up to date: a list, then a watch, for ever. */
export class Reflector<K extends SummaryKind> {
  readonly table: KindTable<K>;
  readonly #shared: SharedByCluster;
  readonly #source: KindSource;
  readonly #onState: () => void;
  readonly #stopped = new AbortController();
  #attempt = new AbortController();
  #wait = new AbortController();
  #state: Following = { phase: 'init' };
  /** When the server last said anything; undefined while nothing is asked. */
  #heardAt: number | undefined;

  /** @param onState - called after every change of {@link Reflector.health} */
  constructor(
    table: KindTable<K>,
    shared: SharedByCluster,
    onState: () => void,
  ) {
    this.table = table;
    this.#shared = shared;
    this.#source = new KindSource(
      table.kind,
      shared.connection,
      shared.counters,
    );
    this.#onState = onState;
  }

  health(): KindHealth {
    return {
      kind: this.table.kind,
      state: watchStateOf(this.#state),
      objects: this.table.size,
      error: errorOf(this.#state),
    };
  }

  /** Runs until {@link Reflector.stop}. */
  async run(): Promise<void> {
    const stopped = this.#stopped.signal;
    while (!stopped.aborted) {
      const attempt = new AbortController();
      this.#attempt = attempt;
      try {
        await this.#follow(AbortSignal.any([stopped, attempt.signal]));
      } catch (thrown) {
        const error = attempt.signal.aborted ? attempt.signal.reason : thrown;
        // A call whose reader is gone must not go on by itself.
        attempt.abort();
        if (!stopped.aborted) {
          await this.#recover(toError(error));
        }
      } finally {
        this.#heardAt = undefined;
      }
    }
  }

  /**
   * Gives up a watch that has said nothing since a time, or the wait for the
   * next one, for a new one.
   */
  reconnect(since: number): void {
    if (this.#heardAt !== undefined && this.#heardAt < since) {
      this.#attempt.abort(new Error('the connection is opened anew'));
    } else if (
      this.#state.phase === 'backoff' &&
      this.#state.wait.atLeastMs === 0
    ) {
      this.#wait.abort();
    }
  }

  /** Asks whether the kind may still be read: an open watch is not told that it may not. */
  async check(signal: AbortSignal): Promise<void> {
    if (this.#state.phase !== 'synced') {
      return;
    }
    const attempt = this.#attempt;
    try {
      await this.#source.check(signal);
    } catch (error) {
      if (error instanceof WatchFailure && error.kind === 'refused') {
        attempt.abort(error);
      }
    }
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #follow(signal: AbortSignal): Promise<void> {
    this.#happens({ type: 'begun' });
    const resourceVersion = versionOf(this.#state);
    if (resourceVersion !== undefined) {
      await this.#goOn(resourceVersion, SETTLE_MS, signal);
      return;
    }
    const done = await this.#shared.slots.take(signal);
    try {
      this.#heardAt = Date.now();
      const watch = await this.#watchAll(signal);
      if (watch) {
        await this.#read(watch, signal, new Staging(), done);
        return;
      }
      await this.#listPages(signal);
    } finally {
      done();
    }
    await this.#goOn(versionOf(this.#state) ?? '', 0, signal);
  }

  /** Undefined if the server cannot list and go on in one call. */
  async #watchAll(signal: AbortSignal): Promise<Watch | undefined> {
    const { lacks } = this.#shared;
    if (lacks.watchList) {
      return undefined;
    }
    try {
      return await this.#source.watchAll(signal);
    } catch (error) {
      if (
        error instanceof WatchFailure &&
        (error.status === 400 || error.status === 422)
      ) {
        lacks.watchList = true;
        return undefined;
      }
      throw error;
    }
  }

  async #listPages(signal: AbortSignal): Promise<void> {
    const staging = new Staging<Rows[K]>();
    let resourceVersion = '';
    for await (const page of this.#source.pages(signal)) {
      this.#heardAt = Date.now();
      for (const object of page.items) {
        this.table.stage(object, staging);
        await this.#breathe(signal);
      }
      resourceVersion = page.resourceVersion;
    }
    await this.table.commit(staging, signal);
    this.#happens({ type: 'complete', resourceVersion });
  }

  /** @param settleMs - how long the server may have something against it */
  async #goOn(
    resourceVersion: string,
    settleMs: number,
    signal: AbortSignal,
  ): Promise<void> {
    this.#heardAt = Date.now();
    const watch = await this.#source.watchFrom(resourceVersion, signal);
    const settle = setTimeout(
      () => this.#happens({ type: 'settled' }),
      settleMs,
    );
    try {
      await this.#read(watch, signal, undefined, () => {});
    } finally {
      clearTimeout(settle);
    }
  }

  /** @param staging - where events go until the list that they are is complete */
  async #read(
    watch: Watch,
    signal: AbortSignal,
    staging: Staging<Rows[K]> | undefined,
    onListed: () => void,
  ): Promise<void> {
    const openedAt = Date.now();
    this.#heardAt = openedAt;
    const proven = setTimeout(
      () => this.#happens({ type: 'proven' }),
      PROVEN_MS,
    );
    const silence = setTimeout(
      () => this.#attempt.abort(new Error('its watch has fallen silent')),
      this.#shared.silenceMs ?? SILENCE_MS,
    );
    let listing = staging;
    let events = 0;
    try {
      for await (const batch of watch) {
        this.#heardAt = Date.now();
        silence.refresh();
        let seen: string | undefined;
        try {
          for (const event of batch) {
            events += 1;
            if (listing && endsList(event)) {
              await this.table.commit(listing, signal);
              listing = undefined;
              onListed();
              this.#happens({ type: 'listed', ...versionIn(event) });
            }
            this.#take(event, listing);
            seen = versionIn(event).resourceVersion;
            await this.#breathe(signal);
          }
        } finally {
          // Even where the rest of it is an error: what was seen need not be seen again.
          if (seen && !listing) {
            this.#happens({ type: 'progress', resourceVersion: seen });
          }
        }
      }
    } finally {
      clearTimeout(proven);
      clearTimeout(silence);
    }
    if (listing || (events === 0 && Date.now() - openedAt < SETTLE_MS)) {
      throw new Error('its watch ended as soon as it had begun');
    }
  }

  #take(
    { type, object }: WatchEvent,
    listing: Staging<Rows[K]> | undefined,
  ): void {
    if (type === 'BOOKMARK') {
      return;
    }
    if (listing) {
      if (type === 'DELETED') {
        this.table.unstage(object, listing);
      } else {
        this.table.stage(object, listing);
      }
      return;
    }
    if (type === 'DELETED') {
      this.table.remove(object);
      return;
    }
    const row = this.table.put(object);
    if (row && type === 'ADDED') {
      this.#shared.counters.sawAge(row.createdAt);
    }
  }

  async #breathe(signal: AbortSignal): Promise<void> {
    const { pacer } = this.#shared;
    if (pacer.isDue()) {
      await pacer.turn();
      signal.throwIfAborted();
    }
  }

  async #recover(thrown: Error): Promise<void> {
    const { connection, counters } = this.#shared;
    const failure = thrown instanceof WatchFailure ? thrown : undefined;
    const isUnsure =
      failure?.kind === 'refused' && !(await this.#isRefused(failure));
    const error = failure ?? unavailable(connection.name, thrown);
    counters.failures += 1;
    this.#happens({
      type: 'failed',
      kind: failure && !isUnsure ? failure.kind : 'other',
      error: error.message,
      retryAfterMs: failure?.retryAfterMs,
    });
    const { wait } = this.#state as Extract<Following, { phase: 'backoff' }>;
    this.#wait = new AbortController();
    const signal = AbortSignal.any([this.#stopped.signal, this.#wait.signal]);
    // Full jitter, so that many do not come back together.
    const ms = wait.atLeastMs + Math.random() * wait.upToMs;
    await sleep(ms, undefined, { signal }).catch(() => {});
  }

  /**
   * A server that is just starting refuses everybody, because it does not know
   * yet who may what.
   */
  async #isRefused(failure: WatchFailure): Promise<boolean> {
    const signal = this.#stopped.signal;
    try {
      await this.#shared.connection.probe(signal);
      await this.#source.check(signal);
      return false;
    } catch (error) {
      return error instanceof WatchFailure && error.kind === failure.kind;
    }
  }

  #happens(happening: Happening): void {
    const before = this.#state;
    this.#state = follow(before, happening);
    if (watchStateOf(this.#state) === 'refused') {
      // What the portal may no longer see it must not go on showing.
      this.table.clear();
    }
    if (
      watchStateOf(this.#state) !== watchStateOf(before) ||
      errorOf(this.#state) !== errorOf(before)
    ) {
      this.#onState();
    }
  }
}

function versionIn({ object }: WatchEvent): { resourceVersion: string } {
  return { resourceVersion: object.metadata?.resourceVersion ?? '' };
}

function endsList({ type, object }: WatchEvent): boolean {
  return (
    type === 'BOOKMARK' &&
    object.metadata?.annotations?.[INITIAL_EVENTS_END] === 'true'
  );
}
