import { ResponseError } from '@backstage/errors';
import type { Accept, PaasClient } from '@mooring/backstage-plugin-paas-common';

/**
 * Starts the operation and returns its id. Throws with the sentence that paas
 * refused it with: the task page shows the message of an error and nothing else
 * of it.
 */
export async function acceptChange(
  client: PaasClient,
  accept: Accept,
): Promise<string> {
  try {
    return (await client.accept(accept)).id;
  } catch (error) {
    throw error instanceof ResponseError ? error.cause : error;
  }
}
