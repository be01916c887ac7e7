import type { StepState } from '@mooring/backstage-plugin-paas-common';
import { isGate, isOfAll } from './gates';
import type { Release } from './Release';

interface OperationLike {
  steps: readonly {
    instanceId: string;
    direction: 'forward' | 'undo';
    state: StepState;
    type: string;
  }[];
}

type EndState = 'succeeded' | 'undone' | 'cancelled';

/**
 * Whether an instance is where an operation led it, however that ended: one that
 * is stopped may have come to the end for some of its instances.
 */
export function isSettled(
  { steps }: OperationLike,
  { instanceId }: { instanceId: string },
  state: EndState,
): boolean {
  return (
    state === 'succeeded' ||
    (state === 'cancelled' &&
      steps.some(
        step =>
          step.instanceId === instanceId &&
          step.direction === 'forward' &&
          step.type === 'release.live' &&
          step.state === 'done',
      ))
  );
}

/**
 * Releases that may be half applied to an instance when an operation ends.
 *
 * @returns numbers; undefined if the operation has not touched the instance, so
 *   that what others left there stays as it is, whatever the operation was planned from
 */
export function remainsOf(
  operation: OperationLike,
  target: {
    instanceId: string;
    partial: readonly Release[];
    to: Release | undefined;
  },
  state: EndState,
): number[] | undefined {
  if (state === 'undone' || isSettled(operation, target, state)) {
    return [];
  }
  const isTouched = operation.steps.some(
    step =>
      (step.instanceId === target.instanceId || isOfAll(step)) &&
      step.state !== 'pending' &&
      !isGate(step),
  );
  if (!isTouched) {
    return undefined;
  }
  const { partial, to } = target;
  return [...partial, ...(to ? [to] : [])].map(({ number }) => number);
}
