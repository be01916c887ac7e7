const UNITS = [
  { unit: 'day', milliseconds: 86_400_000 },
  { unit: 'hour', milliseconds: 3_600_000 },
  { unit: 'minute', milliseconds: 60_000 },
  { unit: 'second', milliseconds: 1_000 },
] as const;

/** `< 0.1 s`, `0.4 s`, `18 s`, `3 min 5 s`, `2 d 4 h`: the two largest units that say something. */
export function formatDuration(milliseconds: number, language: string): string {
  const rest = Math.max(0, milliseconds);
  const largest = UNITS.findIndex(({ milliseconds: size }) => rest >= size);
  const first = UNITS[largest === -1 ? UNITS.length - 1 : largest]!;
  if (rest < 100) {
    return `< ${formatUnit(0.1, 'second', language, 1)}`;
  }
  if (first.unit === 'second') {
    return formatUnit(rest / 1000, 'second', language, rest < 10_000 ? 1 : 0);
  }
  const second = UNITS[largest + 1]!;
  const whole = Math.floor(rest / first.milliseconds);
  const remainder = Math.floor(
    (rest - whole * first.milliseconds) / second.milliseconds,
  );
  return [
    formatUnit(whole, first.unit, language, 0),
    ...(remainder > 0 ? [formatUnit(remainder, second.unit, language, 0)] : []),
  ].join(' ');
}

function formatUnit(
  value: number,
  unit: string,
  language: string,
  maximumFractionDigits: number,
): string {
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits,
  }).format(value);
}
