import { ServiceUnavailableError } from '@backstage/errors';
import {
  ClusterUnavailableError,
  type ClusterReader,
  type InstanceSelection,
  type LogLine,
} from '@mooring/backstage-plugin-clusters-node';
import type { LogEntry, LogQuery } from '@mooring/backstage-plugin-paas-common';
import { inWords, isOfCluster } from '../inWords';
import { chooseSources, type LogSource } from './chooseSources';
import { sizeOf } from './LineQueue';
import { LogFollower } from './LogFollower';
import { LogPosition } from './LogPosition';
import { mergeByTime } from './mergeByTime';

const PORTION_SIZE = 32 * 1024;

interface Opened {
  source: LogSource;
  position: LogPosition;
  /** Undefined if the cluster refused. */
  lines: AsyncIterable<LogLine> | undefined;
  note: string | undefined;
}

interface Timed {
  at: string;
  entry: LogEntry;
}

interface LogOptions {
  reader: ClusterReader;
  selection: InstanceSelection;
  query: LogQuery;
}

/**
 * Reads the logs of an instance's pods, merged by time; what was said before
 * first, then, if that is wanted, what comes.
 *
 * @throws as chooseSources, and ServiceUnavailableError if no log can be asked for
 */
export async function readInstanceLogs(
  options: LogOptions,
  signal: AbortSignal,
): Promise<AsyncIterable<LogEntry[]>> {
  const { reader, selection, query } = options;
  const facts = reader.instance(selection);
  const { sources, leftOut } = chooseSources(facts, query);
  const failures: unknown[] = [];
  const opened = await Promise.all(
    sources.map(source =>
      open(options, source, signal).catch((error): Opened => {
        if (!isOfCluster(error)) {
          throw error;
        }
        failures.push(error);
        const position = new LogPosition();
        return { source, position, lines: undefined, note: inWords(error) };
      }),
    ),
  );
  if (
    sources.length > 0 &&
    failures.length === sources.length &&
    failures.every(error => error instanceof ClusterUnavailableError)
  ) {
    throw new ServiceUnavailableError(opened[0]!.note!);
  }
  return send(options, opened, leftOut, signal);
}

async function open(
  { reader, selection, query }: LogOptions,
  source: LogSource,
  signal: AbortSignal,
): Promise<Opened> {
  const { namespace, pod, container } = source;
  const lines = await reader.inspect.logs(
    selection.cluster,
    {
      namespace,
      pod,
      container,
      tailLines: query.tailLines,
      ...(query.previous && { previous: true }),
      ...(query.sinceSeconds !== undefined && {
        sinceSeconds: query.sinceSeconds,
      }),
    },
    { signal },
  );
  return { source, position: new LogPosition(), lines, note: undefined };
}

async function* send(
  options: LogOptions,
  opened: Opened[],
  leftOut: number,
  signal: AbortSignal,
): AsyncGenerator<LogEntry[]> {
  const notes: LogEntry[] = opened.flatMap(({ note, source }) =>
    note === undefined ? [] : [{ note, pod: source.pod }],
  );
  if (leftOut > 0) {
    notes.push({
      note: `The logs of ${leftOut} older pods are left out; choose one of them to read it`,
      pod: '',
    });
  }
  if (notes.length > 0) {
    yield notes;
  }
  yield* inPortions(mergeByTime(opened.map(timedEntries)));
  if (options.query.follow && !signal.aborted) {
    const positions = new Map(
      opened.map(({ source, position }) => [source.uid, position]),
    );
    yield* new LogFollower(options, positions).lines(signal);
  }
}

/** A log that breaks off says so and lets the others go on. */
async function* timedEntries({
  source: { pod, container },
  position,
  lines,
}: Opened): AsyncGenerator<Timed> {
  try {
    for await (const line of lines ?? []) {
      position.advance(line);
      const { at, text } = line;
      yield { at, entry: { at, pod, container, text } };
    }
  } catch (error) {
    if (!isOfCluster(error)) {
      throw error;
    }
    yield { at: position.at ?? '', entry: { note: inWords(error), pod } };
  }
}

async function* inPortions(
  entries: AsyncIterable<Timed>,
): AsyncGenerator<LogEntry[]> {
  let portion: LogEntry[] = [];
  let size = 0;
  for await (const { entry } of entries) {
    portion.push(entry);
    size += sizeOf(entry);
    if (size > PORTION_SIZE) {
      yield portion;
      portion = [];
      size = 0;
    }
  }
  if (portion.length > 0) {
    yield portion;
  }
}
