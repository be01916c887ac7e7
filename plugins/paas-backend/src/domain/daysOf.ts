const DAY_MS = 24 * 60 * 60 * 1000;

/** How many days of a time are in a month (`2026-11`, in UTC), or all of them. */
export function daysOf(
  { from, until }: { from: string; until: string },
  month: string | undefined,
): number {
  const [begin, end] = [Date.parse(from), Date.parse(until)];
  if (month === undefined) {
    return (end - begin) / DAY_MS;
  }
  const [year, number] = month.split('-').map(Number) as [number, number];
  const first = Math.max(begin, Date.UTC(year, number - 1));
  const last = Math.min(end, Date.UTC(year, number));
  return Math.max(0, last - first) / DAY_MS;
}
