import { failureOf, unavailable } from '../connections/failure';
import type { ClusterConnection } from '../connections/types';
import type { LogLine, LogQuery } from '../readerTypes';
import type { CallOptions } from '../types';
import { pathSegment } from '../writer/resourcePath';
import { logLines } from './logLines';

const SILENCE_MS = 10_000;

/** The lines of a log as they come. */
export async function readLogs(
  connection: ClusterConnection,
  query: LogQuery,
  options: CallOptions,
): Promise<AsyncIterable<LogLine>> {
  const { namespace, pod } = query;
  const stop = new AbortController();
  const signal = options.signal
    ? AbortSignal.any([options.signal, stop.signal])
    : stop.signal;
  const stream = await connection.stream(
    `/api/v1/namespaces/${pathSegment(namespace)}/pods/${pathSegment(pod)}/log`,
    toSearch(query),
    signal,
    // A container may say nothing for hours; then not even the head of the answer comes.
    { silenceMs: query.follow ? 0 : SILENCE_MS },
  );
  if (stream.refused) {
    throw failureOf(connection.name, stream.refused);
  }
  return untilStopped(connection.name, stream.body, options.signal, stop);
}

async function* untilStopped(
  cluster: string,
  body: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
  stop: AbortController,
): AsyncGenerator<LogLine> {
  try {
    yield* logLines(body);
  } catch (error) {
    if (!signal?.aborted) {
      throw unavailable(cluster, error);
    }
  } finally {
    stop.abort();
  }
}

function toSearch(query: LogQuery): Record<string, string> {
  return {
    container: query.container,
    timestamps: 'true',
    ...(query.previous && { previous: 'true' }),
    ...(query.follow && { follow: 'true' }),
    ...(query.tailLines !== undefined && {
      tailLines: String(query.tailLines),
    }),
    ...(query.sinceTime !== undefined && { sinceTime: query.sinceTime }),
    ...(query.sinceSeconds !== undefined && {
      sinceSeconds: String(query.sinceSeconds),
    }),
  };
}
