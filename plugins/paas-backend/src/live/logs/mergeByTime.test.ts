import fc from 'fast-check';
import { LogPosition } from './LogPosition';
import { mergeByTime } from './mergeByTime';

interface Line {
  at: string;
  text: string;
}

async function* stream<T>(items: T[]): AsyncGenerator<T> {
  yield* items;
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) {
    all.push(item);
  }
  return all;
}

const byTime = (a: Line, b: Line) => (a.at < b.at ? -1 : Number(a.at > b.at));
const logs = fc.array(
  fc
    .array(
      fc.record({
        at: fc.integer({ min: 10, max: 30 }).map(String),
        text: fc.string(),
      }),
    )
    .map(lines => lines.sort(byTime)),
  { maxLength: 6 },
);

describe('mergeByTime', () => {
  it('gives all lines in the order of their times, each log in its own', async () => {
    await fc.assert(
      fc.asyncProperty(logs, async all => {
        const merged = await collect(mergeByTime(all.map(stream)));
        expect(merged).toEqual(all.flat().sort(byTime));
      }),
    );
  });

  it('closes every log when the reader leaves', async () => {
    const closed: number[] = [];
    async function* log(index: number) {
      try {
        for (;;) {
          yield { at: '1' };
        }
      } finally {
        closed.push(index);
      }
    }
    for await (const line of mergeByTime([log(0), log(1)])) {
      expect(line).toEqual({ at: '1' });
      break;
    }
    expect(closed).toEqual([0, 1]);
  });
});

describe('LogPosition', () => {
  it('reads on without a gap or a line twice, wherever it broke off', () => {
    const lines = fc
      .array(fc.integer({ min: 0, max: 40 }), { minLength: 1 })
      .map(times =>
        times
          .sort((a, b) => a - b)
          .map((tenths, index) => ({
            at: `2026-01-01T00:00:0${Math.floor(tenths / 10)}.${tenths % 10}Z`,
            text: String(index),
          })),
      );
    fc.assert(
      fc.property(lines, fc.nat(), (all, n) => {
        const read = (n % all.length) + 1;
        const position = new LogPosition();
        all.slice(0, read).forEach(line => position.advance(line));
        // A node gives everything from the beginning of that second on.
        const second = position.at!.slice(0, 19);
        const again = all.filter(({ at }) => at >= second);
        const isKnown = position.known();
        expect(again.filter(line => !isKnown(line))).toEqual(all.slice(read));
      }),
    );
  });
});
