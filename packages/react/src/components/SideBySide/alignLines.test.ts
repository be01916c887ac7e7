import fc from 'fast-check';
import { alignLines } from './alignLines';
import { foldRows } from './foldRows';

const text = fc
  .array(fc.constantFrom('a', 'b', 'c: 1', '  d'), { maxLength: 12 })
  .map(lines => lines.map(line => `${line}\n`).join(''));

describe('alignLines', () => {
  it('puts equal lines beside each other, and those that differ', () => {
    expect(alignLines('a\nb\nc\n', 'a\nx\nc\nd\n')).toEqual([
      { kind: 'same', before: 'a', after: 'a' },
      { kind: 'changed', before: 'b', after: 'x' },
      { kind: 'same', before: 'c', after: 'c' },
      { kind: 'added', after: 'd' },
    ]);
  });

  it('loses and invents no line, whatever the texts', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const rows = alignLines(before, after);
        const side = (name: 'before' | 'after') =>
          rows.flatMap(row => row[name] ?? []).map(line => `${line}\n`);
        expect(side('before').join('')).toBe(before);
        expect(side('after').join('')).toBe(after);
        expect(
          rows.every(
            row => (row.kind === 'same') === (row.before === row.after),
          ),
        ).toBe(true);
      }),
    );
  });

  it('leaves out equal lines far from a difference, and counts them', () => {
    const before = Array.from({ length: 20 }, (_, line) => `${line}`);
    const after = before.with(10, 'other');
    const rows = foldRows(alignLines(before.join('\n'), after.join('\n')));
    expect(rows).toHaveLength(9);
    expect(rows[0]).toEqual({ kind: 'folded', count: 7 });
    expect(rows.at(-1)).toEqual({ kind: 'folded', count: 6 });
  });
});
