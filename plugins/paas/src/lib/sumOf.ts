/** A sum that is unknown only where every part of it is. */
export function sumOf(parts: (number | undefined)[]): number | undefined {
  const known = parts.filter(part => part !== undefined);
  return known.length === 0
    ? undefined
    : known.reduce((sum, part) => sum + part, 0);
}
