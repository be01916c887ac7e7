const PATTERN =
  /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d{1,3}))?$/;

const DECIMAL: Record<string, number> = {
  n: -9,
  u: -6,
  m: -3,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/**
 * Reads a Kubernetes quantity: `250m`, `1.5Gi`, `2e3`.
 * Source of the grammar: Kubernetes API reference, "Quantity".
 *
 * @param scale - power of ten of the answer's unit: 3 for thousandths
 * @throws TypeError for what is no quantity
 */
export function parseQuantity(text: string, scale: number = 0): number {
  const [, digits, suffix, exponent] = PATTERN.exec(text) ?? [];
  if (digits === undefined) {
    throw new TypeError(`'${text}' is no quantity`);
  }
  if (suffix?.endsWith('i')) {
    const power = BINARY.indexOf(suffix) + 1;
    return Number(`${digits}e${scale}`) * 1024 ** power;
  }
  // Left to the number parser, which rounds once: 1.1 * 1000 is not 1100.
  const ten = suffix === undefined ? Number(exponent ?? 0) : DECIMAL[suffix]!;
  return Number(`${digits}e${ten + scale}`);
}

/** CPU in millicores. */
export function parseCpu(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseQuantity(text, 3);
}

/** Memory or storage in bytes. */
export function parseBytes(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseQuantity(text);
}
