import type {
  Operation,
  OperationPage,
} from '@mooring/backstage-plugin-paas-common';

/** Operations that have ended, as far as they were read. */
export interface DoneList {
  /** The latest first, without gaps. */
  items: Operation[];
  /** Where older ones go on. */
  nextCursor: string | undefined;
}

/**
 * The list with its beginning read anew. Where so many have ended meanwhile that
 * the two do not touch, older ones would have a gap before them: they are left.
 */
export function withNewest(
  list: DoneList | undefined,
  page: OperationPage,
): DoneList {
  const { items, nextCursor } = page;
  const read = new Set(items.map(({ id }) => id));
  const touches = list?.items.some(({ id }) => read.has(id)) ?? false;
  if (!list || !touches || nextCursor === undefined) {
    return { items, nextCursor };
  }
  return {
    items: [...items, ...list.items.filter(({ id }) => !read.has(id))],
    nextCursor: list.nextCursor,
  };
}

/** The list with the page that comes after it. */
export function withOlder(list: DoneList, page: OperationPage): DoneList {
  const known = new Set(list.items.map(({ id }) => id));
  return {
    items: [...list.items, ...page.items.filter(({ id }) => !known.has(id))],
    nextCursor: page.nextCursor,
  };
}
