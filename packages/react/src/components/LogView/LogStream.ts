import type { LogEntry } from '@mooring/backstage-plugin-paas-common';
import { statusOf } from '../ErrorNote';
import { LOG_CAPACITY, LogBuffer } from './LogBuffer';
import { SeenLines } from './SeenLines';

/** How a reading of a log goes about. */
export interface LogRequest {
  follow: boolean;
  /** Set when only what came lately is wanted: how far back that lies. */
  resumeSeconds: number | undefined;
}

/** Reads a log until it ends or the signal stops it. */
export type ReadLog = (
  request: LogRequest,
  signal: AbortSignal,
) => AsyncIterable<LogEntry>;

/**
 * `connecting`: nothing came yet. `open`: lines come. `waiting`: the connection
 * broke and is made anew. `ended`: there is no more. `failed`: refused.
 * `stopped`: not asked for.
 */
export type LogState =
  | 'connecting'
  | 'open'
  | 'waiting'
  | 'ended'
  | 'failed'
  | 'stopped';

/** What a view shows of a stream; another object after each change. */
export interface LogSnapshot {
  state: LogState;
  error: unknown;
}

const FIRST_DELAY = 1_000;
const MAX_DELAY = 10_000;
/** A log that says nothing for this long is quiet rather than slow. */
const QUIET_AFTER = 1_500;
/**
 * A reading that lasted this long has brought all that was there before it, and
 * lines on their way when it broke are not older than this.
 */
const MARGIN = 10_000;

/** After so many lines at once the page has its turn. */
const BURST = 5_000;

/** A log that is being read, with what came of it so far. */
export class LogStream {
  readonly buffer = new LogBuffer();
  readonly #read: ReadLog;
  readonly #seen = new SeenLines();
  readonly #listeners = new Set<() => void>();
  #snapshot: LogSnapshot = { state: 'stopped', error: undefined };
  #follow = false;
  #pending: LogEntry[] = [];
  #frame: number | undefined;
  #abort: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #connectedAt = 0;
  /** Until when, by this machine's clock, all that was said is here. */
  #completeAt: number | undefined;

  constructor(read: ReadLog) {
    this.#read = read;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getSnapshot = (): LogSnapshot => this.#snapshot;

  /** Reads from the beginning, or goes on where an earlier reading stopped. */
  start(follow: boolean): void {
    this.stop();
    this.#follow = follow;
    if (follow || this.#completeAt === undefined) {
      this.#set('connecting');
      this.#connect();
    }
  }

  /** Ends the reading; what came stays. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#abort = undefined;
    this.#noteProgress();
    this.#set('stopped');
  }

  async #connect(): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    this.#connectedAt = Date.now();
    this.#seen.beginAgain();
    this.#timer = setTimeout(() => this.#set('open'), QUIET_AFTER);
    const request: LogRequest = {
      follow: this.#follow,
      resumeSeconds:
        this.#completeAt === undefined
          ? undefined
          : Math.ceil((Date.now() - this.#completeAt + MARGIN) / 1000),
    };
    try {
      let taken = 0;
      for await (const entry of this.#read(request, abort.signal)) {
        if (abort.signal.aborted) {
          return;
        }
        this.#failures = 0;
        this.#take(entry);
        taken += 1;
        if (taken % BURST === 0) {
          await new Promise(resolve => setTimeout(resolve));
        }
      }
      if (!abort.signal.aborted) {
        this.#end();
      }
    } catch (error) {
      if (!abort.signal.aborted) {
        this.#fail(error);
      }
    }
  }

  #end(): void {
    if (this.#follow) {
      // The portal was stopped, or the sign-in ran out.
      this.#fail(undefined);
      return;
    }
    clearTimeout(this.#timer);
    this.#completeAt = Date.now();
    this.#set('ended');
  }

  #fail(error: unknown): void {
    clearTimeout(this.#timer);
    const status = statusOf(error) ?? 0;
    if (status >= 400 && status < 500) {
      this.#set('failed', error);
      return;
    }
    if (this.#noteProgress()) {
      this.#failures = 0;
    }
    const delay = Math.min(FIRST_DELAY * 2 ** this.#failures, MAX_DELAY);
    this.#failures += 1;
    this.#set('waiting', error);
    this.#timer = setTimeout(() => this.#connect(), delay);
  }

  /** A reading that ends early is repeated whole; what is known already is left out. */
  #noteProgress(): boolean {
    const hasLasted =
      this.#snapshot.state === 'open' &&
      Date.now() - this.#connectedAt >= MARGIN;
    if (hasLasted) {
      this.#completeAt = Date.now();
    }
    return hasLasted;
  }

  #take(entry: LogEntry): void {
    if (!this.#seen.isNew(entry)) {
      return;
    }
    this.#pending.push(entry);
    if (this.#pending.length >= LOG_CAPACITY) {
      // No frames are drawn while nobody looks.
      this.#flush();
    }
    this.#frame ??= requestAnimationFrame(() => {
      clearTimeout(this.#timer);
      this.#set('open');
    });
  }

  #flush(): void {
    if (this.#frame !== undefined) {
      cancelAnimationFrame(this.#frame);
      this.#frame = undefined;
    }
    this.buffer.append(this.#pending);
    this.#pending = [];
  }

  #set(state: LogState, error?: unknown): void {
    this.#flush();
    this.#snapshot = { state, error };
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
