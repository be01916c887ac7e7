import { isError } from '@backstage/errors';

/** In all: connecting, the answer and its body. */
const TIMEOUT_MS = 5_000;
const MAX_BYTES = 4 * 1024 * 1024;

/** An answer, whatever its status, that has been read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Buffer;
}

/** The other side does not answer in time, or with too much; the message completes "it …". */
export class NoAnswerError extends Error {}

/**
 * Reads something from a server of which nothing good is presumed: it has five
 * seconds, may say four megabytes, and is followed nowhere else.
 *
 * @throws NoAnswerError, or the reason of `signal`
 */
export async function fetchLimited(
  url: URL,
  headers: Record<string, string>,
  signal?: AbortSignal,
): Promise<Answer> {
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      headers,
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    const body = await readBody(response);
    return { status: response.status, headers: response.headers, body };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof NoAnswerError) {
      throw error;
    }
    const reason = deadline.aborted
      ? `within ${TIMEOUT_MS / 1000} s`
      : `(${reasonOf(error)})`;
    throw new NoAnswerError(`does not answer ${reason}`);
  }
}

async function readBody({ body }: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) {
      throw new NoAnswerError(`answers with more than ${MAX_BYTES} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** fetch hides what happened in the cause. */
function reasonOf(error: unknown): string {
  const { cause } = isError(error) ? error : { cause: undefined };
  const reason = isError(cause) ? cause : error;
  // A refused connection to several addresses has a code and no message.
  return isError(reason)
    ? reason.message || String(reason.code ?? reason.name)
    : String(reason);
}
