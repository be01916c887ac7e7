import type { ChangeKind } from '@mooring/backstage-plugin-paas-common';

/** What an environment wants to happen when something fails in it. */
export interface FailurePolicy {
  /** Undo a change that fails by itself. */
  autoRollback: boolean;
  /** Leave a creation that failed for a person to look at. */
  holdFailedCreations: boolean;
}

/**
 * What becomes of an operation whose step does not work.
 *
 * @remarks
 * A creation has nothing to go back to but nothing, so it undoes itself. Of a
 * change the last good release still serves, and a person decides. What fails
 * while deleting or on the way back is left to a person: there is nothing safer
 * to go back to. So is a conflict over fields, which nothing but a decision ends.
 */
export function onFailure(failure: {
  kind: ChangeKind;
  direction: 'forward' | 'undo';
  isConflict: boolean;
  policy: FailurePolicy;
}): 'undo' | 'hold' {
  const { kind, direction, isConflict, policy } = failure;
  if (direction === 'undo' || kind === 'delete' || isConflict) {
    return 'hold';
  }
  const undoes =
    kind === 'create' ? !policy.holdFailedCreations : policy.autoRollback;
  return undoes ? 'undo' : 'hold';
}
