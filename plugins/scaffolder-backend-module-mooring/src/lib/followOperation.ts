import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  FINAL_STATES,
  type OperationDetail,
} from '@mooring/backstage-plugin-paas-common';
import { OperationEndedError } from './OperationEndedError';
import { ProgressReader } from './ProgressReader';

const POLL_MS = 500;
const LIMIT_MS = 2 * 60 * 60 * 1000;

/** What {@link followOperation} follows, and where it says what it sees. */
export interface FollowOptions {
  read(): Promise<OperationDetail>;
  /** Where a person sees the operation. */
  link: string;
  logger: LoggerService;
  signal: AbortSignal | undefined;
  /** How long it is followed; two hours by default. */
  limitMs?: number;
}

/**
 * Follows an operation to its end and logs each change. Throws unless it
 * succeeded. To stop following does not stop the operation.
 */
export async function followOperation(
  options: FollowOptions,
): Promise<OperationDetail> {
  const { link, logger, signal, limitMs = LIMIT_MS } = options;
  const deadline = Date.now() + limitMs;
  const progress = new ProgressReader();
  let seen: OperationDetail | undefined;
  let silent = false;

  while (!seen || !FINAL_STATES.includes(seen.state)) {
    if (signal?.aborted) {
      throw new OperationEndedError(
        `The task was cancelled; the operation goes on: ${link}`,
      );
    }
    if (Date.now() > deadline) {
      throw new OperationEndedError(
        `The operation did not end in time; it goes on by itself: ${link}`,
      );
    }
    const next = await readIfAnswered(options.read);
    if (next) {
      progress.read(next).forEach(line => logger.info(line));
      seen = next;
    } else if (!silent) {
      logger.warn('paas does not answer; asking again until it does');
    }
    silent = next === undefined;
    if (!next || !FINAL_STATES.includes(next.state)) {
      await delay(POLL_MS, undefined, { signal }).catch(() => {});
    }
  }
  if (seen.state !== 'succeeded') {
    const failure = seen.failure ?? `The operation was ${seen.state}`;
    throw new OperationEndedError(`${failure} (${link})`);
  }
  return seen;
}

/** Undefined where asking again may help; throws where it cannot. */
async function readIfAnswered(
  read: () => Promise<OperationDetail>,
): Promise<OperationDetail | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ResponseError) {
      if (error.statusCode >= 500 || error.statusCode === 429) {
        return undefined;
      }
      throw error.cause;
    }
    // What fetch throws when there is no connection, or it breaks.
    if (error instanceof TypeError) {
      return undefined;
    }
    throw error;
  }
}
