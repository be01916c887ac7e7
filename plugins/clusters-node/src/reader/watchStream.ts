import type { ClusterConnection } from '../connections/types';
import { WatchFailure } from './WatchFailure';

/** Spread, so that the watches of a restarted portal do not all end together. */
const WATCH_SECONDS = { from: 240, spread: 120 };

/** A line of a watch, errors already thrown. */
export interface WatchEvent<TObject> {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  object: TObject & { metadata: { resourceVersion: string } };
}

/**
 * Follows a collection from a resourceVersion on until the server ends the
 * watch. Nothing for 90 s, not even a bookmark, fails it.
 *
 * @param onOpen - called when the server has agreed to the watch
 */
export async function* watchStream<TObject>(
  connection: ClusterConnection,
  path: string,
  query: { labelSelector: string; resourceVersion: string },
  onOpen: () => void,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent<TObject>> {
  const seconds = WATCH_SECONDS.from + Math.random() * WATCH_SECONDS.spread;
  const stream = await connection.stream(
    path,
    {
      ...query,
      watch: 'true',
      allowWatchBookmarks: 'true',
      timeoutSeconds: String(Math.round(seconds)),
    },
    signal,
  );
  if (stream.refused) {
    throw new WatchFailure(connection.name, stream.refused);
  }
  onOpen();
  for await (const line of lines(stream.body)) {
    const event = JSON.parse(line);
    if (event.type === 'ERROR') {
      throw new WatchFailure(connection.name, {
        status: event.object.code ?? 500,
        retryAfterMs: undefined,
        body: event.object,
      });
    }
    yield event;
  }
}

async function* lines(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
}
