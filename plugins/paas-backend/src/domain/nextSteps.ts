import type { StepState } from '@mooring/backstage-plugin-paas-common';
import { isBarrier } from './gates';
import { isUndoing } from './isUndoing';

interface StepLike {
  direction: 'forward' | 'undo';
  state: StepState;
  instanceId: string;
  type: string;
}

interface TargetLike {
  instanceId: string;
  /** Ids of instances whose steps come first; on the way back it is the other way round. */
  dependsOn: readonly string[];
}

/**
 * The steps that can be run now, side by side: the first of each instance that is
 * not done, unless the instance waits for another. A gate stands alone, and so does
 * what changes several instances at once: all before it has to be done, and what
 * comes after it waits.
 *
 * @param steps - in the order of the plan
 * @returns empty when all are done
 */
export function nextSteps<T extends StepLike>(
  steps: readonly T[],
  targets: readonly TargetLike[],
): T[] {
  const direction = isUndoing(steps) ? 'undo' : 'forward';
  const open = steps.filter(
    step => step.direction === direction && step.state !== 'done',
  );
  const barrier = open.findIndex(isBarrier);
  if (barrier === 0) {
    return open.slice(0, 1);
  }
  const stretch = barrier > 0 ? open.slice(0, barrier) : open;
  const first = new Map<string, T>();
  for (const step of stretch) {
    if (!first.has(step.instanceId)) {
      first.set(step.instanceId, step);
    }
  }
  const waits = ({ instanceId }: T) =>
    targets.some(target =>
      direction === 'forward'
        ? target.instanceId === instanceId &&
          target.dependsOn.some(id => first.has(id))
        : target.dependsOn.includes(instanceId) && first.has(target.instanceId),
    );
  return [...first.values()].filter(step => !waits(step));
}
