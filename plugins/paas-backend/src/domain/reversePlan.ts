import type { NewStep } from './gates';
import { planSteps, type Transition } from './planSteps';

/**
 * The undo of an operation: the plan from where it was going to where it came
 * from, instances in reverse order. Right on a half-done state, because every
 * step acts only on what it finds different. Never empty: an operation that led
 * to what was there already has made its release the live one.
 */
export function reversePlan(targets: readonly Transition[]): NewStep[] {
  const back = [...targets]
    .reverse()
    .map(({ from, to, ...target }) => ({ ...target, from: to, to: from }));
  return planSteps(back, 'undo').map(({ environment: _, ...step }) => step);
}
