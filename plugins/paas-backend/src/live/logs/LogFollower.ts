import { setTimeout as pause } from 'node:timers/promises';
import type {
  ClusterReader,
  InstanceSelection,
  LogQuery as ClusterLogQuery,
} from '@mooring/backstage-plugin-clusters-node';
import type { LogEntry, LogQuery } from '@mooring/backstage-plugin-paas-common';
import { inWords, isOfCluster } from '../inWords';
import { sourcesOf, type LogSource } from './chooseSources';
import { LineQueue } from './LineQueue';
import { LogPosition } from './LogPosition';

/** A rollout changes the facts many times a second. */
const LOOK_EVERY_MS = 500;
/** What a pod said last may still be on its way when the pod is gone. */
const FAREWELL_MS = 3_000;
/** So much is read of the past of a pod that comes while others are followed. */
const NEWCOMER_LINES = 1_000;
const FIRST_PAUSE_MS = 1_000;
const LAST_PAUSE_MS = 15_000;
const STARTING = /is waiting to start: (?:ContainerCreating|PodInitializing)/;

interface Followed {
  source: LogSource;
  position: LogPosition;
  stop: AbortController;
  /** Ends a pause before its time. */
  hurry: AbortController;
  farewell: NodeJS.Timeout | undefined;
}

/** Follows the logs of an instance's pods, also of those that come later. */
export class LogFollower {
  readonly #options: {
    reader: ClusterReader;
    selection: InstanceSelection;
    query: LogQuery;
  };
  readonly #positions: ReadonlyMap<string, LogPosition>;
  readonly #followed = new Map<string, Followed>();
  readonly #stop = new AbortController();
  readonly #queue: LineQueue;
  #look: NodeJS.Timeout | undefined;
  #failure: unknown;

  /** @param positions - by uid of the pod, how far its log was read already */
  constructor(
    options: {
      reader: ClusterReader;
      selection: InstanceSelection;
      query: LogQuery;
    },
    positions: ReadonlyMap<string, LogPosition>,
  ) {
    this.#options = options;
    this.#positions = positions;
    this.#queue = new LineQueue(this.#stop.signal);
  }

  /** The lines as they come, in portions sorted by time, until the signal stops it. */
  async *lines(signal: AbortSignal): AsyncGenerator<LogEntry[]> {
    const { reader, selection } = this.#options;
    const stop = () => this.#stop.abort();
    signal.addEventListener('abort', stop);
    const unsubscribe = reader.subscribe(selection, () => {
      this.#look ??= setTimeout(() => this.#refresh(), LOOK_EVERY_MS);
    });
    this.#refresh();
    try {
      while (!signal.aborted && !this.#stop.signal.aborted) {
        const entries = await this.#queue.take();
        if (entries.length > 0) {
          yield sorted(entries);
        }
      }
      if (this.#failure) {
        throw this.#failure;
      }
    } finally {
      unsubscribe();
      signal.removeEventListener('abort', stop);
      clearTimeout(this.#look);
      stop();
    }
  }

  #refresh(): void {
    this.#look = undefined;
    const { reader, selection, query } = this.#options;
    const { sources } = sourcesOf(reader.instance(selection), query);
    const present = new Set(sources.map(({ uid }) => uid));
    for (const source of sources) {
      const followed = this.#followed.get(source.uid);
      if (followed) {
        clearTimeout(followed.farewell);
        followed.farewell = undefined;
        if (followed.source.restarts !== source.restarts) {
          followed.source = source;
          followed.hurry.abort();
        }
      } else {
        this.#begin(source);
      }
    }
    for (const [uid, followed] of this.#followed) {
      if (!present.has(uid)) {
        followed.farewell ??= setTimeout(() => {
          this.#followed.delete(uid);
          followed.stop.abort();
        }, FAREWELL_MS);
      }
    }
  }

  #begin(source: LogSource): void {
    const followed: Followed = {
      source,
      position: this.#positions.get(source.uid) ?? new LogPosition(),
      stop: new AbortController(),
      hurry: new AbortController(),
      farewell: undefined,
    };
    this.#followed.set(source.uid, followed);
    const signal = AbortSignal.any([this.#stop.signal, followed.stop.signal]);
    this.#follow(followed, signal)
      .catch(error => {
        this.#failure = error;
        this.#stop.abort();
      })
      .finally(() => clearTimeout(followed.farewell));
  }

  /** Again and again: a log ends whenever its container does. */
  async #follow(followed: Followed, signal: AbortSignal): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    let told: string | undefined;
    while (!signal.aborted) {
      try {
        for await (const entry of this.#read(followed, signal)) {
          pauseMs = FIRST_PAUSE_MS;
          told = undefined;
          await this.#queue.push(entry);
        }
      } catch (error) {
        const note = noteOf(error, signal);
        if (note !== undefined && note !== told) {
          told = note;
          await this.#queue.push({ note, pod: followed.source.pod });
        }
      }
      followed.hurry = new AbortController();
      const hasPassed = await pause(pauseMs, true, {
        signal: AbortSignal.any([signal, followed.hurry.signal]),
      }).catch(() => false);
      pauseMs = hasPassed
        ? Math.min(pauseMs * 2, LAST_PAUSE_MS)
        : FIRST_PAUSE_MS;
    }
  }

  async *#read(
    { source, position }: Followed,
    signal: AbortSignal,
  ): AsyncGenerator<LogEntry> {
    const { reader, selection } = this.#options;
    const { namespace, pod, container } = source;
    const lines = await reader.inspect.logs(
      selection.cluster,
      {
        namespace,
        pod,
        container,
        follow: true,
        ...(position.at === undefined
          ? this.#beginningOf(source)
          : { sinceTime: position.at }),
      },
      { signal },
    );
    const isKnown = position.known();
    for await (const line of lines) {
      if (!isKnown(line)) {
        position.advance(line);
        yield { at: line.at, pod, container, text: line.text };
      }
    }
  }

  #beginningOf({ uid }: LogSource): Partial<ClusterLogQuery> {
    const { tailLines, sinceSeconds } = this.#options.query;
    return this.#positions.has(uid)
      ? { tailLines, ...(sinceSeconds !== undefined && { sinceSeconds }) }
      : { tailLines: NEWCOMER_LINES };
  }
}

function noteOf(error: unknown, signal: AbortSignal): string | undefined {
  if (signal.aborted) {
    return undefined;
  }
  if (!isOfCluster(error)) {
    throw error;
  }
  // Every pod begins like that.
  return STARTING.test(error.message) ? undefined : inWords(error);
}

function sorted(entries: LogEntry[]): LogEntry[] {
  const notes = entries.filter(entry => 'note' in entry);
  const lines = entries.filter(entry => 'text' in entry);
  return [...notes, ...lines.sort((a, b) => (a.at < b.at ? -1 : 1))];
}
