import { say } from '@mooring/common';
import { ClusterUnavailableError } from '@mooring/backstage-plugin-clusters-node';
import { HeldError } from '@mooring/backstage-plugin-paas-node';

/** Whether an error means that something is down rather than wrong. */
export function asHeld(error: unknown): HeldError | undefined {
  if (error instanceof HeldError) {
    return error;
  }
  if (error instanceof ClusterUnavailableError) {
    const { cluster, message } = error;
    return new HeldError(say('system.cluster', { cluster }), message);
  }
  return undefined;
}
