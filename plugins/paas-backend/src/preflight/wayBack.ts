import type { ReleaseContent } from '@mooring/backstage-plugin-paas-common';
import type { CheckContext } from './types';

/** The newest release and what a rollback or resume would make of it; undefined for other changes. */
export function wayBack({
  planned,
  target,
}: CheckContext):
  | { before: ReleaseContent; after: ReleaseContent }
  | undefined {
  const isBack = planned.kind === 'rollback' || planned.kind === 'resume';
  return isBack && target.head && target.to
    ? { before: target.head.content, after: target.to.content }
    : undefined;
}
