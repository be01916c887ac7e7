import type { StepState } from '@mooring/backstage-plugin-paas-common';
import type { Release } from './Release';

/**
 * Releases that may be half applied to an instance when an operation ends.
 *
 * @returns numbers; undefined if the operation has not touched the instance, so
 *   that what others left there stays as it is, whatever the operation was planned from
 */
export function remainsOf(
  target: {
    instanceId: string;
    partial: readonly Release[];
    to: Release | undefined;
  },
  steps: readonly { instanceId: string; state: StepState }[],
  state: 'succeeded' | 'undone' | 'cancelled',
): number[] | undefined {
  if (state !== 'cancelled') {
    return [];
  }
  const isTouched = steps.some(
    step => step.instanceId === target.instanceId && step.state !== 'pending',
  );
  if (!isTouched) {
    return undefined;
  }
  const { partial, to } = target;
  return [...partial, ...(to ? [to] : [])].map(({ number }) => number);
}
