import { ConflictError } from '@backstage/errors';
import { say } from '@mooring/common';
import {
  ClusterConflictError,
  ClusterRefusedError,
  ClusterUnavailableError,
} from '@mooring/backstage-plugin-clusters-node';
import { HeldError } from '@mooring/backstage-plugin-paas-node';

/**
 * Does something with an object of a cluster and says errors as the contract of
 * step types wants them: held while it may get better by itself, else final.
 *
 * @param what - `Deployment shop-dev/web`
 */
export async function translateClusterErrors<T>(
  what: string,
  action: () => Promise<T>,
): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw translate(what, error);
  }
}

/** Without causes: they would be appended to the messages, which people read. */
function translate(what: string, error: unknown): unknown {
  if (error instanceof ClusterUnavailableError) {
    return new HeldError(
      say('system.cluster', { cluster: error.cluster }),
      error.message,
    );
  }
  if (error instanceof ClusterConflictError) {
    return error.fields.length > 0
      ? new ConflictError(
          `${what} in cluster ${error.cluster}: ${error.fields
            .map(({ field, manager }) => `${field} belongs to ${manager}`)
            .join(', ')}. Mooring takes no field from another manager`,
        )
      : new HeldError(
          say('system.cluster', { cluster: error.cluster }),
          say('cluster.busy', { object: what, message: error.message }),
        );
  }
  if (error instanceof ClusterRefusedError) {
    return new ConflictError(
      say('cluster.refuses', {
        cluster: error.cluster,
        object: what,
        message: error.message,
      }),
    );
  }
  return error;
}
