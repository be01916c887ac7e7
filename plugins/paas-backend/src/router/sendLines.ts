import { once } from 'node:events';
import type { Response } from 'express';

/** So that nothing between here and the reader takes a quiet log for a dead one. */
const SIGN_OF_LIFE_MS = 15_000;
const MAX_STALL_MS = 30_000;

/**
 * Sends portions as newline-delimited JSON, only as fast as they are read. A
 * reader that takes nothing for half a minute is cut off.
 */
export async function sendLines(
  response: Response,
  portions: AsyncIterable<object[]>,
): Promise<void> {
  response.set({
    'content-type': 'application/x-ndjson; charset=utf-8',
    // Compression would hold lines back until it has enough of them.
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  response.flushHeaders();
  const life = setInterval(() => {
    if (response.writableLength === 0) {
      response.write('\n');
    }
  }, SIGN_OF_LIFE_MS);
  try {
    for await (const portion of portions) {
      const text = portion.map(line => `${JSON.stringify(line)}\n`).join('');
      if (!response.write(text) && !(await isDrained(response))) {
        response.destroy();
        return;
      }
    }
    response.end();
  } catch (error) {
    // The head is sent: only a cut tells the reader that this is not the end.
    response.destroy();
    throw error;
  } finally {
    clearInterval(life);
  }
}

async function isDrained(response: Response): Promise<boolean> {
  const stalled = AbortSignal.timeout(MAX_STALL_MS);
  const closed = new AbortController();
  const close = () => closed.abort();
  response.once('close', close);
  try {
    await once(response, 'drain', {
      signal: AbortSignal.any([stalled, closed.signal]),
    });
    return true;
  } catch {
    return false;
  } finally {
    response.off('close', close);
  }
}
