import { ClusterUnavailableError } from '@mooring/backstage-plugin-clusters-node';
import { HeldError } from '@mooring/backstage-plugin-paas-node';

/** Whether an error means that something is down rather than wrong. */
export function asHeld(error: unknown): HeldError | undefined {
  if (error instanceof HeldError) {
    return error;
  }
  if (error instanceof ClusterUnavailableError) {
    return new HeldError(`Cluster ${error.cluster}`, error.message);
  }
  return undefined;
}
