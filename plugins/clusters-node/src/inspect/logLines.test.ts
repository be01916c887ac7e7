import fc from 'fast-check';
import { logLines } from './logLines';

async function read(chunks: Uint8Array[]) {
  async function* body() {
    yield* chunks;
  }
  const lines = [];
  for await (const line of logLines(body())) {
    lines.push(line);
  }
  return lines;
}

function split(bytes: Uint8Array, at: number[]): Uint8Array[] {
  const cuts = [0, ...at.map(n => n % (bytes.length + 1)), bytes.length].sort(
    (a, b) => a - b,
  );
  return cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end));
}

const AT = '2026-11-23T08:00:00.000000001Z';

describe('logLines', () => {
  it('puts lines together again wherever the network cut them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }).filter(isPlain)),
        fc.array(fc.nat()),
        async (texts, cuts) => {
          const sent = texts.map(text => `${AT} ${text}\n`).join('');
          const lines = await read(split(Buffer.from(sent), cuts));
          expect(lines).toEqual(texts.map(text => ({ at: AT, text })));
        },
      ),
    );
  });

  it('makes times of all nodes comparable as texts', async () => {
    const lines = await read([
      Buffer.from(
        '2026-11-23T16:00:00.5+08:00 east\n2026-11-23T08:00:00Z utc\nno time\n\n',
      ),
    ]);
    expect(lines).toEqual([
      { at: '2026-11-23T08:00:00.500000000Z', text: 'east' },
      { at: '2026-11-23T08:00:00.000000000Z', text: 'utc' },
      { at: '2026-11-23T08:00:00.000000000Z', text: 'no time' },
      { at: '2026-11-23T08:00:00.000000000Z', text: '' },
    ]);
  });

  it('cuts what is too long, and goes on behind it', async () => {
    const long = Buffer.from(`${AT} ${'好'.repeat(200_000)}\n${AT} next`);
    const [first, second] = await read(split(long, [1000, 100_001, 300_002]));
    expect(first!.text).toMatch(/^好+ … \[cut: .*16 KB\]$/);
    expect(first!.text.length).toBeLessThan(17_000);
    expect(second).toEqual({ at: AT, text: 'next' });
  });

  it('takes away what would act on a terminal', async () => {
    const [line] = await read([
      Buffer.from(
        `${AT} \u001b[31mred\u001b[0m\ta\u0000b\u001b]0;title\u0007c\u0085\r\n`,
      ),
    ]);
    expect(line!.text).toBe('red\tabc');
  });
});

function isPlain(text: string): boolean {
  return !/\p{Cc}/u.test(text);
}
