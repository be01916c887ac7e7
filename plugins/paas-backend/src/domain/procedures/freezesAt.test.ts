import type { Freeze } from '@mooring/backstage-plugin-paas-common';
import fc from 'fast-check';
import { freezesAt } from './freezesAt';

const ENVIRONMENTS = ['dev', 'test', 'prod'];
// Around a clock change, in hours of several zones.
const START = Date.parse('2026-10-24T00:00:00Z');
const HOUR = 3_600_000;
const OFFSETS = ['Z', '+02:00', '-07:00', '+05:30'];

/** The same instant as people of different places would write it. */
function written(time: number, offset: string): string {
  const sign = offset.startsWith('-') ? -1 : 1;
  const [hours, minutes] = offset.slice(1).split(':').map(Number);
  const shift =
    offset === 'Z' ? 0 : sign * (hours! * HOUR + (minutes! * HOUR) / 60);
  return new Date(time + shift).toISOString().replace('Z', offset);
}

const freezes: fc.Arbitrary<Freeze & { start: number; hours: number }> = fc
  .record({
    environments: fc.subarray(ENVIRONMENTS, { minLength: 1 }),
    start: fc.nat(48),
    hours: fc.integer({ min: 1, max: 24 }),
    offset: fc.constantFrom(...OFFSETS),
  })
  .map(({ environments, start, hours, offset }) => ({
    ...{ environments, start, hours },
    from: written(START + start * HOUR, offset),
    until: written(START + (start + hours) * HOUR, offset),
    reason: 'Stock-taking',
    overrideGroup: 'group:default/sre',
  }));

describe('freezesAt', () => {
  it('covers from its first moment up to, and without, its last', () => {
    fc.assert(
      fc.property(
        fc.array(freezes),
        fc.subarray(ENVIRONMENTS),
        fc.nat(80),
        fc.constantFrom(-1, 0, 1),
        (all, environments, hour, ms) => {
          const at = new Date(START + hour * HOUR + ms);
          const expected = all.filter(
            ({ start, hours, environments: frozen }) => {
              const elapsed = hour + ms / HOUR;
              return (
                elapsed >= start &&
                elapsed < start + hours &&
                frozen.filter(name => environments.includes(name)).length > 0
              );
            },
          );
          expect(freezesAt(all, environments, at)).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});
