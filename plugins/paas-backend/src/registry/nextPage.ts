import { NoAnswerError } from './fetchLimited';

/**
 * Where a list goes on, from the header `link` of its last page; undefined: it
 * has ended.
 *
 * @throws NoAnswerError when that is on another server
 */
export function nextPage(link: string | null, page: URL): URL | undefined {
  const [, target] = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(link ?? '') ?? [];
  if (target === undefined) {
    return undefined;
  }
  const next = URL.parse(target, page);
  if (next?.origin !== page.origin) {
    throw new NoAnswerError(
      'sends us elsewhere for more tags, which is not followed',
    );
  }
  return next;
}
