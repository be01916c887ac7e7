import type { LogEntry } from '@mooring/backstage-plugin-paas-common';
import fc from 'fast-check';
import { LogBuffer } from './LogBuffer';

const line = (number: number, pod = 'web-a'): LogEntry => ({
  at: '2026-11-01T12:00:00.000000000Z',
  pod,
  container: 'web',
  text: `line ${number}`,
});

const linesFrom = (start: number, length: number) =>
  Array.from({ length }, (_, index) => line(start + index));

describe('LogBuffer', () => {
  it('keeps the newest lines under the numbers they came with, whatever the batches', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.integer({ min: 0, max: 30 })),
        (capacity, batches) => {
          const buffer = new LogBuffer(capacity);
          let total = 0;
          for (const length of batches) {
            buffer.append(linesFrom(total, length));
            total += length;
            expect(buffer.nextSeq).toBe(total);
            expect(buffer.size).toBeLessThanOrEqual(capacity);
            expect(buffer.size).toBeGreaterThanOrEqual(
              Math.min(total, capacity - Math.ceil(capacity / 100)),
            );
            expect(buffer.firstSeq).toBe(total - buffer.size);
            for (let seq = buffer.firstSeq; seq < total; seq++) {
              expect(buffer.get(seq)?.text).toBe(`line ${seq}`);
            }
            expect(buffer.get(buffer.firstSeq - 1)).toBeUndefined();
            expect(buffer.get(total)).toBeUndefined();
          }
        },
      ),
    );
  });

  it('takes control characters out, tells notes from lines, and gives all of it as text', () => {
    const buffer = new LogBuffer();
    buffer.append([
      { ...line(1), text: '\u001b[31mred\u001b[0m\ttab\r' } as LogEntry,
      { note: 'the log of this pod cannot be read', pod: 'web-b' },
    ]);
    expect(buffer.toText()).toBe(
      '2026-11-01T12:00:00.000000000Z web-a red\ttab\n- web-b the log of this pod cannot be read\n',
    );
    expect([...buffer.pods]).toEqual(['web-a', 'web-b']);
  });
});
