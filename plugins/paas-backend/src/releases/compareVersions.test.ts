import fc from 'fast-check';
import { compareVersions } from './compareVersions';

const versions = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), {
  minLength: 1,
  maxLength: 8,
});

describe('compareVersions', () => {
  it.each([
    ['a', 'a', { relation: 'same' }],
    ['b', 'a', { relation: 'different' }],
    ['abc', 'a', { relation: 'ahead', by: 2 }],
    ['a', 'abc', { relation: 'behind', by: 2 }],
    ['aab', 'a', { relation: 'ahead', by: 1 }],
    // Whoever rolled back is behind, although it ran the later version as well.
    ['aba', 'ab', { relation: 'behind', by: 1 }],
    ['ab', 'aba', { relation: 'ahead', by: 1 }],
    ['abcb', 'ac', { relation: 'behind', by: 1 }],
    ['xy', 'ab', { relation: 'different' }],
  ])('%s beside %s', (here, there, expected) => {
    expect(compareVersions([...here], [...there])).toEqual(expected);
  });

  it('is never ahead of itself, and by at least one where it is ahead', () => {
    fc.assert(
      fc.property(versions, versions, (here, there) => {
        const { relation, by } = compareVersions(here, there);
        expect(relation === 'same').toBe(here.at(-1) === there.at(-1));
        expect(by === undefined).toBe(
          relation === 'same' || relation === 'different',
        );
        expect(by ?? 1).toBeGreaterThan(0);
        expect(by ?? 1).toBeLessThan(4);
      }),
    );
  });

  it('turns round with the sides wherever the two have the same order', () => {
    fc.assert(
      fc.property(versions, fc.nat(), (history, cut) => {
        const there = history.slice(0, (cut % history.length) + 1);
        const forth = compareVersions(history, there);
        const back = compareVersions(there, history);
        const turned = {
          ahead: 'behind',
          behind: 'ahead',
          same: 'same',
          different: 'different',
        };
        expect(back.relation).toBe(turned[forth.relation]);
        expect(back.by).toBe(forth.by);
      }),
    );
  });
});
