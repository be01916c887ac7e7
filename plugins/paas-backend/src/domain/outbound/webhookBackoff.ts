const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const FIRST = 5 * SECOND;

/** How long a message is tried before it is given up. */
export const GIVE_UP_AFTER = 24 * HOUR;

/** How long to wait after so many failures in a row: 5 s, 10 s, 20 s … an hour. */
export function webhookBackoff(failures: number): number {
  return Math.min(FIRST * 2 ** Math.max(0, failures - 1), HOUR);
}
