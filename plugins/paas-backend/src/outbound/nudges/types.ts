import type { NudgeState } from '@mooring/backstage-plugin-paas-common';
import type { Requester } from '../../operations/types';

/** Asking whoever holds an operation to look at it. */
export interface Nudges {
  /** @throws NotFoundError */
  get(operationId: string): Promise<NudgeState>;
  /** @throws NotFoundError; ConflictError that says when it is possible again, or that it waits for nobody. */
  nudge(operationId: string, requester: Requester): Promise<NudgeState>;
}
