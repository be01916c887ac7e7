/** How long to wait before the next try of a held operation, in milliseconds: 1 s, doubling, at most 10 s. */
export function heldBackoff(heldCount: number): number {
  return Math.min(1000 * 2 ** heldCount, 10_000);
}
