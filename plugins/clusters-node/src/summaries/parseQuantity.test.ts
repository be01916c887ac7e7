import fc from 'fast-check';
import { parseQuantity } from './parseQuantity';

/** Numerator and denominator of what each suffix stands for. */
const SUFFIXES: Record<string, [bigint, bigint]> = {
  n: [1n, 10n ** 9n],
  u: [1n, 10n ** 6n],
  m: [1n, 1000n],
  '': [1n, 1n],
  k: [1000n, 1n],
  M: [10n ** 6n, 1n],
  G: [10n ** 9n, 1n],
  T: [10n ** 12n, 1n],
  P: [10n ** 15n, 1n],
  E: [10n ** 18n, 1n],
  Ki: [2n ** 10n, 1n],
  Mi: [2n ** 20n, 1n],
  Gi: [2n ** 30n, 1n],
  Ti: [2n ** 40n, 1n],
  Pi: [2n ** 50n, 1n],
  Ei: [2n ** 60n, 1n],
  e3: [1000n, 1n],
  'E+3': [1000n, 1n],
  'e-2': [1n, 100n],
};

describe('parseQuantity', () => {
  it('reads what the grammar allows, to the last digit that a number holds', () => {
    const digits = fc.nat({ max: 999_999 });
    const fraction = fc.nat({ max: 999 });
    const suffix = fc.constantFrom(...Object.keys(SUFFIXES));
    fc.assert(
      fc.property(
        digits,
        fraction,
        suffix,
        fc.constantFrom(0, 3),
        (whole, rest, unit, scale) => {
          const [numerator, denominator] = SUFFIXES[unit]!;
          const thousandths = BigInt(whole) * 1000n + BigInt(rest);
          const scaled = thousandths * numerator * 10n ** BigInt(scale);
          const exact = Number(scaled) / Number(denominator * 1000n);
          const text = `${whole}.${String(rest).padStart(3, '0')}${unit}`;
          const relative =
            Math.abs(parseQuantity(text, scale) - exact) / (exact || 1);
          expect(relative).toBeLessThan(1e-15);
        },
      ),
    );
    expect(parseQuantity('1.1', 3)).toBe(1100);
    expect(parseQuantity('.5')).toBe(0.5);
    expect(parseQuantity('5.')).toBe(5);
    expect(parseQuantity('-2')).toBe(-2);
    expect(parseQuantity('1E')).toBe(1e18);
  });

  it.each(['', 'm', '1 Gi', '1gi', '1KiB', 'e3', '1e', '1e1.5', '0x10', 'NaN'])(
    'refuses %j',
    text => {
      expect(() => parseQuantity(text)).toThrow(`'${text}' is no quantity`);
    },
  );
});
