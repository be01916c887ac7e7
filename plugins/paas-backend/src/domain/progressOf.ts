import { isUndoing, nextStep } from './nextStep';

/** Which step of how many, counted within the direction that the operation goes in. */
export function progressOf(steps: Parameters<typeof nextStep>[0]): {
  step: number;
  steps: number;
} {
  const direction = isUndoing(steps) ? 'undo' : 'forward';
  const own = steps.filter(step => step.direction === direction);
  const next = nextStep(steps);
  return {
    step: next ? own.indexOf(next) + 1 : own.length,
    steps: own.length,
  };
}
