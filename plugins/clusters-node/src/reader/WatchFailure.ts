import { failureOf } from '../connections/failure';
import type { ClusterResponse } from '../connections/types';

/** A list or watch that the server refused, with what that means for going on. */
export class WatchFailure extends Error {
  override name = 'WatchFailure' as const;
  readonly status: number;
  readonly retryAfterMs: number | undefined;

  constructor(cluster: string, response: ClusterResponse) {
    super(failureOf(cluster, response).message);
    this.status = response.status;
    this.retryAfterMs = response.retryAfterMs;
  }
}
