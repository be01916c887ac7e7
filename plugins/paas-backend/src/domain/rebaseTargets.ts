import { say } from '@mooring/common';
import { isSameContent, rebaseContent } from './content/rebaseContent';
import { createRelease, type Release } from './Release';

interface TargetLike {
  instanceId: string;
  instanceRef: string;
  from: Release | undefined;
  partial: Release[];
  to: Release | undefined;
}

/** Where an instance stands now. */
interface StandingLike {
  instanceId: string;
  live: Release | undefined;
  partial: Release[];
  nextNumber: number;
}

/** An operation's targets, from where the instances stand. */
export interface Rebase<T extends TargetLike> {
  targets: T[];
  /** Refs of instances of which the same fields were changed meanwhile. */
  clashes: string[];
  /** Why it cannot be carried out at all. */
  impossible?: string;
}

/**
 * Puts an operation on other ground than it was planned from. What it changes
 * stays what was confirmed; the rest is as it stands now.
 *
 * @param keepsContent - it leads to just the accepted content wherever it starts
 *   from: an operation that stopped another and cleans up after it
 */
export function rebaseTargets<T extends TargetLike>(
  targets: readonly T[],
  standings: readonly StandingLike[],
  keepsContent: boolean,
): Rebase<T> {
  const clashes: string[] = [];
  let impossible: string | undefined;
  const rebased = targets.map(target => {
    const standing = standings.find(
      ({ instanceId }) => instanceId === target.instanceId,
    )!;
    const { live, partial, nextNumber } = standing;
    const ground = { ...target, from: live, partial };
    const { from, to } = target;
    if (keepsContent || !to || (!from && !live)) {
      return ground;
    }
    if (!live) {
      impossible = say('ended.groundless', {
        instance: target.instanceRef,
        release: from!.number,
      });
      return ground;
    }
    const content = rebaseContent(from?.content, to.content, live.content);
    if (!content) {
      clashes.push(target.instanceRef);
    }
    return !content || isSameContent(content, to.content)
      ? ground
      : { ...ground, to: createRelease(nextNumber, content) };
  });
  return {
    targets: rebased,
    clashes,
    ...(impossible !== undefined && { impossible }),
  };
}
