import type { StepState } from '@mooring/backstage-plugin-paas-common';

interface StepLike {
  direction: 'forward' | 'undo';
  state: StepState;
}

/** Whether an operation has turned round: it then has steps of a reverse plan. */
export function isUndoing(steps: readonly StepLike[]): boolean {
  return steps.some(step => step.direction === 'undo');
}

/**
 * The step that is to be run next: the first that is not done, of the reverse
 * plan once there is one. Undefined when all are done.
 */
export function nextStep<T extends StepLike>(
  steps: readonly T[],
): T | undefined {
  const direction = isUndoing(steps) ? 'undo' : 'forward';
  return steps.find(
    step => step.direction === direction && step.state !== 'done',
  );
}
