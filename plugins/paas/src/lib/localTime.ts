const MINUTE = 60_000;

/** `2026-11-01T13:00` in the reader's time zone, as fields of times take it, from ISO 8601. */
export function toLocalTime(iso: string): string {
  const date = new Date(iso);
  const shifted = date.getTime() - date.getTimezoneOffset() * MINUTE;
  return new Date(shifted).toISOString().slice(0, 16);
}

/** ISO 8601 from such a field; undefined while it is empty. */
export function fromLocalTime(local: string): string | undefined {
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
