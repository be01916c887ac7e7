const STEPS: { unit: Intl.RelativeTimeFormatUnit; seconds: number }[] = [
  { unit: 'year', seconds: 31_536_000 },
  { unit: 'month', seconds: 2_592_000 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
];

// Dear to make, and asked for every second.
const formats = new Map<string, Intl.RelativeTimeFormat>();

/** `now`, `12 seconds ago`, `3 days ago`, in the language given. */
export function formatRelative(
  at: number,
  now: number,
  language: string,
): string {
  const seconds = Math.round((at - now) / 1000);
  const format =
    formats.get(language) ??
    new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  formats.set(language, format);
  const step = STEPS.find(({ seconds: size }) => Math.abs(seconds) >= size);
  return step
    ? format.format(Math.trunc(seconds / step.seconds), step.unit)
    : format.format(seconds, 'second');
}
