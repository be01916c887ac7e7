import { findLines, type LineSearch } from './findLines';
import { LogStream } from './LogStream';
import { LOG_CAPACITY } from './LogBuffer';

const TOTAL = 250_000;

async function* hugeLog() {
  for (let number = 0; number < TOTAL; number++) {
    yield {
      at: '2026-11-01T12:00:00.000000000Z',
      pod: 'web-a',
      container: 'web',
      text: `request ${number} took ${number % 1000} ms (Status ${
        number % 997 === 0 ? 500 : 200
      })`,
    };
  }
}

describe('findLines', () => {
  it('finds every line among the newest 100,000 without holding up the page', async () => {
    const stream = new LogStream(hugeLog);
    stream.start(false);
    await new Promise<void>(resolve => {
      const unsubscribe = stream.subscribe(() => {
        if (stream.getSnapshot().state === 'ended') {
          unsubscribe();
          resolve();
        }
      });
    });
    const { buffer } = stream;
    expect(buffer.nextSeq).toBe(TOTAL);
    expect(buffer.size).toBeLessThanOrEqual(LOG_CAPACITY);
    expect(buffer.size).toBeGreaterThan(LOG_CAPACITY - 2_000);

    const wanted = Array.from({ length: TOTAL }, (_, number) => number).filter(
      number => number % 997 === 0 && number >= buffer.firstSeq,
    );
    const found = await new Promise<LineSearch>(resolve => {
      const stop = findLines(stream, /status 500/i, search => {
        if (search.count === wanted.length) {
          resolve(search);
          setTimeout(() => stop());
        }
      });
    });
    expect(found.positionOf(wanted[3]!)).toBe(4);
    expect(found.positionOf(wanted[3]! + 1)).toBeUndefined();
    expect(found.step(wanted[3]!, 1)).toBe(wanted[4]);
    expect(found.step(wanted[3]!, -1)).toBe(wanted[2]);
    expect(found.step(wanted.at(-1)!, 1)).toBe(wanted[0]);
    expect(found.step(wanted[0]!, -1)).toBe(wanted.at(-1));
  });
});
