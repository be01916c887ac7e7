import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

/** Time for the first answer; and the longest silence while the file arrives. */
const answerTimeoutMs = 5000;
const silenceTimeoutMs = 15_000;

/** A published file, and the checksum that it must have. */
export interface Wanted {
  url: string;
  sha256: string;
  accept?: string;
}

/**
 * Stores what a URL gives and fails unless the checksum is right. The caller
 * names a temporary path: what is there after a failure is worth nothing.
 */
export async function fetchVerified(
  wanted: Wanted,
  path: string,
  onBytes: (count: number) => void,
): Promise<void> {
  const { url, sha256, accept } = wanted;
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), answerTimeoutMs);
  try {
    const headers: Record<string, string> = accept ? { accept } : {};
    const response = await fetch(url, { signal: abort.signal, headers });
    if (!response.ok || !response.body)
      throw new Error(`the answer is ${response.status}`);
    const hash = createHash('sha256');
    const watch = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        clearTimeout(timer);
        timer = setTimeout(() => abort.abort(), silenceTimeoutMs);
        hash.update(chunk);
        onBytes(chunk.length);
        done(null, chunk);
      },
    });
    const body = Readable.fromWeb(response.body as ReadableStream);
    await pipeline(body, watch, createWriteStream(path));
    const actual = hash.digest('hex');
    if (actual !== sha256)
      throw new Error(`its checksum is ${actual}, not ${sha256}`);
  } catch (error) {
    throw new Error(`${url}: ${reasonOf(error)}`);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'AbortError') return 'no answer in time';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
