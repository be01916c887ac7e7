import type { ReleaseContent } from '@mooring/backstage-plugin-paas-common';
import { contentHash } from '@mooring/backstage-plugin-paas-node';

/** A release as the planner sees it: a numbered value. */
export interface Release {
  number: number;
  /** As stored with it; the content may have been upgraded since. */
  hash: string;
  content: ReleaseContent;
}

/** A new release of this content. Equal content, equal hash, whatever the number. */
export function createRelease(
  number: number,
  content: ReleaseContent,
): Release {
  return { number, hash: contentHash(content), content };
}
