const MEMORY_UNITS = [
  { unit: 'TiB', bytes: 1024 ** 4 },
  { unit: 'GiB', bytes: 1024 ** 3 },
  { unit: 'MiB', bytes: 1024 ** 2 },
  { unit: 'KiB', bytes: 1024 },
] as const;

// Dear to make, and a table has hundreds of amounts.
const formats = new Map<string, Intl.NumberFormat>();

/** No more digits than say something. */
function digits(value: number, language: string): string {
  const fraction = value < 10 ? 1 : 0;
  const maximumFractionDigits = value < 1 ? 2 : fraction;
  const key = `${language} ${maximumFractionDigits}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(language, { maximumFractionDigits });
  formats.set(key, format);
  return format.format(value);
}

/** `12 m`, `1.5`: millicores as operators read them, whole ones without a unit. */
export function formatCpu(millicores: number, language: string): string {
  return millicores < 1000
    ? `${digits(Math.round(millicores), language)} m`
    : digits(millicores / 1000, language);
}

/** `90 MiB` */
export function formatMemory(bytes: number, language: string): string {
  const { unit, bytes: size } = unitOf(bytes);
  return `${digits(bytes / size, language)} ${unit}`;
}

/** `0.2 / 1 CPU`, `3 / 150 m CPU`: what is used of what was asked for. */
export function formatCpuPair(
  used: number | undefined,
  requested: number | undefined,
  language: string,
): string {
  return Math.max(requested ?? 0, used ?? 0) < 1000
    ? pair(used, requested, 1, 'm CPU', language)
    : pair(used, requested, 1000, 'CPU', language);
}

/** `180 / 512 MiB`, in the unit of what was asked for. */
export function formatMemoryPair(
  used: number | undefined,
  requested: number | undefined,
  language: string,
): string {
  const { unit, bytes } = unitOf(requested ?? used ?? 0);
  return pair(used, requested, bytes, unit, language);
}

function pair(
  used: number | undefined,
  requested: number | undefined,
  size: number,
  unit: string,
  language: string,
): string {
  const text = (value: number | undefined) =>
    value === undefined ? '–' : digits(value / size, language);
  return requested === undefined
    ? `${text(used)} ${unit}`
    : `${text(used)} / ${text(requested)} ${unit}`;
}

function unitOf(bytes: number) {
  return (
    MEMORY_UNITS.find(({ bytes: size }) => bytes >= size) ??
    MEMORY_UNITS.at(-1)!
  );
}
