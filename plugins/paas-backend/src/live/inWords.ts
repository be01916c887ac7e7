import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { say } from '@mooring/common';
import {
  ClusterConflictError,
  ClusterRefusedError,
  ClusterUnavailableError,
} from '@mooring/backstage-plugin-clusters-node';

/** Asks a cluster, and says in words that it does not answer or does not want to. */
export async function asking<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    throw isOfCluster(error)
      ? new ServiceUnavailableError(inWords(error))
      : error;
  }
}

/** Changes something in a cluster; what it refuses is a conflict with what is there. */
export async function changing(change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (
      error instanceof ClusterRefusedError ||
      error instanceof ClusterConflictError
    ) {
      throw new ConflictError(inWords(error));
    }
    throw error instanceof ClusterUnavailableError
      ? new ServiceUnavailableError(error.message)
      : error;
  }
}

/** Whether a cluster is the one to say what went wrong. */
export function isOfCluster(
  error: unknown,
): error is ClusterRefusedError | ClusterUnavailableError {
  return (
    error instanceof ClusterRefusedError ||
    error instanceof ClusterUnavailableError
  );
}

/** What the cluster said, with its name. Without causes, which would be appended. */
export function inWords(
  error: ClusterRefusedError | ClusterUnavailableError | ClusterConflictError,
): string {
  return error instanceof ClusterUnavailableError
    ? error.message
    : say('cluster.said', { cluster: error.cluster, message: error.message });
}
