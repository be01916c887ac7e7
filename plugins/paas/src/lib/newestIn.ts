import type { ImageList } from '@mooring/backstage-plugin-paas-common';

/**
 * The environments in which nothing newer is live than a tag, as a person would
 * say it of the newest one that is live there.
 *
 * @param tags - newest first
 */
export function newestIn(tags: ImageList['tags'], tag: string): string[] {
  const at = tags.findIndex(item => item.tag === tag);
  const newer = new Set(
    tags.slice(0, Math.max(at, 0)).flatMap(({ liveIn }) => liveIn),
  );
  return at === -1
    ? []
    : (tags[at]?.liveIn ?? []).filter(name => !newer.has(name));
}
