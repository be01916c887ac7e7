import type { LogEntry } from '@mooring/backstage-plugin-paas-common';
import fc from 'fast-check';
import { SeenLines } from './SeenLines';

/** Lines of some pods, each pod's in order of time, some at the very same time. */
const logs = fc.array(
  fc.record({
    pod: fc.constantFrom('web-a', 'web-b'),
    gap: fc.integer({ min: 0, max: 2 }),
  }),
  { maxLength: 40 },
);

function linesOf(steps: { pod: string; gap: number }[]): LogEntry[] {
  let nanos = 0;
  return steps.map(({ pod, gap }, number) => {
    nanos += gap;
    const fraction = String(nanos).padStart(9, '0');
    return {
      at: `2026-11-01T12:00:00.${fraction}Z`,
      pod,
      container: 'web',
      text: `line ${number}`,
    };
  });
}

describe('SeenLines', () => {
  it('lets each line through once, wherever a reading breaks and begins again', () => {
    fc.assert(
      fc.property(
        logs,
        fc.array(
          fc.record({
            end: fc.nat({ max: 40 }),
            back: fc.nat({ max: 40 }),
          }),
        ),
        (steps, breaks) => {
          const all = linesOf(steps);
          const seen = new SeenLines();
          const shown: LogEntry[] = [];
          let reached = 0;
          for (const { end, back } of [
            ...breaks,
            { end: all.length, back: 40 },
          ]) {
            // A reading begins at a time, never between two lines of one.
            const from = Math.max(0, reached - back);
            const begin = all.findIndex(
              item => 'at' in item && item.at === timeAt(all, from),
            );
            seen.beginAgain();
            const stop = Math.max(reached, Math.min(end, all.length));
            shown.push(
              ...all
                .slice(Math.max(0, begin), stop)
                .filter(item => seen.isNew(item)),
            );
            reached = stop;
          }
          expect(shown).toEqual(all);
        },
      ),
    );
  });

  it('tells a note once', () => {
    const seen = new SeenLines();
    const note = { note: 'cannot be read', pod: 'web-a' };
    expect(seen.isNew(note)).toBe(true);
    seen.beginAgain();
    expect(seen.isNew(note)).toBe(false);
  });
});

function timeAt(lines: LogEntry[], index: number): string | undefined {
  const line = lines[Math.min(index, lines.length - 1)];
  return line && 'at' in line ? line.at : undefined;
}
