import { failureOf } from '../connections/failure';
import type { ClusterResponse } from '../connections/types';
import type { FailureKind } from './watchState';

/** A list or watch that the server refused, with what that means for going on. */
export class WatchFailure extends Error {
  override name = 'WatchFailure' as const;
  readonly status: number;
  readonly retryAfterMs: number | undefined;
  /** What it means for going on. */
  readonly kind: FailureKind;

  constructor(cluster: string, response: ClusterResponse) {
    super(failureOf(cluster, response).message);
    this.status = response.status;
    this.retryAfterMs = response.retryAfterMs;
    this.kind = kindOf(response.status);
  }
}

function kindOf(status: number): FailureKind {
  switch (status) {
    case 403:
      return 'refused';
    case 404:
      return 'missing';
    case 410:
      return 'gone';
    default:
      return 'other';
  }
}
