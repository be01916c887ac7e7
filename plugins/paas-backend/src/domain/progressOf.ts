import type { StepState } from '@mooring/backstage-plugin-paas-common';
import { isUndoing } from './isUndoing';

/** Which step of how many, counted within the direction that the operation goes in. */
export function progressOf(
  steps: readonly { direction: 'forward' | 'undo'; state: StepState }[],
): {
  step: number;
  steps: number;
} {
  const direction = isUndoing(steps) ? 'undo' : 'forward';
  const own = steps.filter(step => step.direction === direction);
  const done = own.filter(({ state }) => state === 'done').length;
  return { step: Math.min(done + 1, own.length), steps: own.length };
}
