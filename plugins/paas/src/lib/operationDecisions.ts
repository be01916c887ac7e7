import {
  FINAL_STATES,
  type OperationDetail,
} from '@mooring/backstage-plugin-paas-common';
import type { Decision } from '../hooks/useOperationDecision';

/** Why a decision cannot be taken; the rest of a key of words. */
export type DecisionRefusal =
  | 'ended'
  | 'notHeld'
  | 'notYours'
  | 'undoingAlready'
  | 'cancelledAlready'
  | 'undoRequested'
  | 'cancelRequested'
  | 'noTakeOver';

/** The decisions that matter now, two at the most, and the rest. */
export function decisionsFor({ state, conflicts }: OperationDetail): {
  main: Decision[];
  rest: Decision[];
} {
  if (state === 'held' && conflicts.length > 0) {
    return { main: ['takeOver', 'undo'], rest: ['continue', 'cancel'] };
  }
  return state === 'held' || FINAL_STATES.includes(state)
    ? { main: ['continue', 'undo'], rest: ['cancel'] }
    : { main: ['undo', 'cancel'], rest: ['continue'] };
}

/** Why a decision cannot be taken; undefined: it can. */
export function decisionRefusal(
  decision: Decision,
  operation: OperationDetail,
): DecisionRefusal | undefined {
  const { state, stepList, canContinue, canUndo, canCancel, canTakeOver } =
    operation;
  const allowed = {
    continue: canContinue,
    undo: canUndo,
    cancel: canCancel,
    takeOver: canTakeOver,
  };
  if (allowed[decision]) {
    return undefined;
  }
  if (FINAL_STATES.includes(state)) {
    return 'ended';
  }
  if (operation.requested !== undefined) {
    return `${operation.requested}Requested`;
  }
  const isUndoing =
    state === 'undoing' ||
    stepList.some(({ direction }) => direction === 'undo');
  switch (decision) {
    case 'takeOver':
      return 'noTakeOver';
    case 'continue':
      return state === 'held' ? 'notYours' : 'notHeld';
    case 'cancel':
      if (!isUndoing && canUndo) {
        return 'cancelledAlready';
      }
      return isUndoing ? 'undoingAlready' : 'notYours';
    default:
      return isUndoing ? 'undoingAlready' : 'notYours';
  }
}
