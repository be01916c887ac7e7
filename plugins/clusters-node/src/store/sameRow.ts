import { isDeepStrictEqual } from 'node:util';

/** Whether two rows of one kind say the same. Most parts are shared, so that comparing them is cheap. */
export function sameRow<TRow extends object>(a: TRow, b: TRow): boolean {
  for (const key in a) {
    if (!samePart(a[key], b[key])) {
      return false;
    }
  }
  return true;
}

function samePart(a: unknown, b: unknown): boolean {
  return (
    a === b ||
    (typeof a === 'object' && typeof b === 'object' && isDeepStrictEqual(a, b))
  );
}
