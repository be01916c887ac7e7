import { ResponseError } from '@backstage/errors';

/**
 * Asks paas; throws with the sentence that it refuses with: the task page shows
 * the message of an error and nothing else of it.
 */
export async function asSaid<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw error instanceof ResponseError ? error.cause : error;
  }
}
