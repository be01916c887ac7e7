interface StepLike {
  direction: 'forward' | 'undo';
  instanceId: string;
}

interface TargetLike {
  instanceId: string;
  /** Ids of instances that come first; on the way back it is the other way round. */
  dependsOn: readonly string[];
}

/**
 * Puts steps first whose instances have the longest chain of others waiting for
 * them: where not all can be run at once, those decide when everything is done.
 *
 * @param targets - in order: what an instance depends on stands before it
 */
export function longestChainFirst<T extends StepLike>(
  steps: readonly T[],
  targets: readonly TargetLike[],
): T[] {
  const isUndo = steps[0]?.direction === 'undo';
  const behind = new Map<string, number>();
  const lengthen = (id: string, length: number) =>
    behind.set(id, Math.max(behind.get(id) ?? 0, length));
  for (const { instanceId, dependsOn } of isUndo
    ? targets
    : [...targets].reverse()) {
    for (const id of dependsOn) {
      if (isUndo) {
        lengthen(instanceId, (behind.get(id) ?? 0) + 1);
      } else {
        lengthen(id, (behind.get(instanceId) ?? 0) + 1);
      }
    }
  }
  const lengthOf = ({ instanceId }: T) => behind.get(instanceId) ?? 0;
  return [...steps].sort((a, b) => lengthOf(b) - lengthOf(a));
}
