import fc from 'fast-check';
import { changedPaths } from './changedPaths';
import { addMonths, boundsOf, dayOf, monthGrid } from './monthGrid';
import { moveItem } from './moveItem';

const months = fc
  .tuple(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`);

describe('monthGrid', () => {
  it('has every day of the month once, in whole weeks from Monday', () => {
    fc.assert(
      fc.property(months, month => {
        const weeks = monthGrid(month);
        const days = weeks.flat();
        const [year, number] = month.split('-').map(Number);
        const length = new Date(Date.UTC(year!, number!, 0)).getUTCDate();
        expect(days.filter(day => day.startsWith(month))).toHaveLength(length);
        expect(weeks[0]!.some(day => day === `${month}-01`)).toBe(true);
        expect(weeks.at(-1)!.some(day => day.startsWith(month))).toBe(true);
        days.forEach((day, index) => {
          const date = new Date(`${day}T00:00:00Z`);
          expect(date.getUTCDay()).toBe((index + 1) % 7);
        });
        expect(addMonths(addMonths(month, 7), -7)).toBe(month);
      }),
    );
  });

  it('knows in which day of the reader a time lies', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2027, 0) }),
        time => {
          const { begin, end } = boundsOf(dayOf(new Date(time)));
          expect(begin <= time && time < end).toBe(true);
        },
      ),
    );
  });
});

describe('moveItem', () => {
  it('swaps an item with its neighbour', () => {
    expect(moveItem(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moveItem(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  });
});

describe('changedPaths', () => {
  it('names what differs, what came and what went', () => {
    expect(
      changedPaths(
        { name: 'a', gates: [{ title: 'x' }], kinds: ['deploy'] },
        { name: 'a', gates: [{ title: 'y' }, { title: 'z' }], kinds: [] },
      ),
    ).toEqual(['gates.0.title', 'gates.1', 'kinds.0']);
  });
});
