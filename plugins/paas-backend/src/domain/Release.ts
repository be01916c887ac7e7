import type { ReleaseContent } from '@mooring/backstage-plugin-paas-common';
import { contentHash } from '@mooring/backstage-plugin-paas-node';

/** A release as the planner sees it: a numbered value. */
export interface Release {
  number: number;
  content: ReleaseContent;
}

/** The hash of a release's content; equal content, equal hash, whatever the number. */
export function releaseHash(content: ReleaseContent): string {
  return contentHash(content);
}
