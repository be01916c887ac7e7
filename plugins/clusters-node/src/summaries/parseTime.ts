import type { RawTime } from './Raw';

/**
 * Milliseconds since 1970 of a time as the API server writes it.
 *
 * @throws TypeError for what is no time
 */
export function parseTime(text: RawTime): number {
  const time = typeof text === 'number' ? text : Date.parse(text);
  if (Number.isNaN(time)) {
    throw new TypeError(`'${text}' is no time`);
  }
  return time;
}

/** The same for a time that may be missing. */
export function parseOptionalTime(
  text: RawTime | null | undefined,
): number | undefined {
  // The API server writes null for times without a value in some old types.
  return text === undefined || text === null ? undefined : parseTime(text);
}
