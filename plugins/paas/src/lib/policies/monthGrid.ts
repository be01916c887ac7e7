/** A day of a calendar, as `2026-11-01`. */
export type Day = string;

/** How far from a Monday the week begins; all languages of the portal begin on one. */
const WEEK = 7;

/**
 * The weeks that a month touches, from Monday to Sunday.
 *
 * @param month - `2026-11`
 */
export function monthGrid(month: string): Day[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const offset = (first.getUTCDay() + 6) % WEEK;
  const next = addMonths(month, 1);
  const weeks: Day[][] = [];
  for (let day = addDays(`${month}-01`, -offset); day < `${next}-01`; ) {
    weeks.push(Array.from({ length: WEEK }, (_, index) => addDays(day, index)));
    day = addDays(day, WEEK);
  }
  return weeks;
}

/** The day so many days later. */
export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The month so many months later. */
export function addMonths(month: string, months: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
}

/** The day that it is for the reader at a time. */
export function dayOf(time: Date): Day {
  const [year, month, day] = [
    String(time.getFullYear()).padStart(4, '0'),
    String(time.getMonth() + 1).padStart(2, '0'),
    String(time.getDate()).padStart(2, '0'),
  ];
  return `${year}-${month}-${day}`;
}

/** From when to when a day lasts for the reader; not always 24 hours. */
export function boundsOf(day: Day): { begin: number; end: number } {
  const begin = new Date(`${day}T00:00:00`).getTime();
  const end = new Date(`${addDays(day, 1)}T00:00:00`).getTime();
  return { begin, end };
}
