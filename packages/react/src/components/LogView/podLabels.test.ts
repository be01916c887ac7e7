import fc from 'fast-check';
import { podLabels } from './podLabels';

describe('podLabels', () => {
  it.each([
    [
      ['web-5d9f-abc', 'web-5d9f-xyz'],
      ['abc', 'xyz'],
    ],
    [
      ['web-5d9f-abc', 'web-7aaa-xyz'],
      ['5d9f-abc', '7aaa-xyz'],
    ],
    [
      ['web-0', 'worker-0'],
      ['web-0', 'worker-0'],
    ],
    [['web-5d9f-abc'], ['web-5d9f-abc']],
  ])('shortens %j to %j', (names, shown) => {
    expect([...podLabels(names).values()].map(({ short }) => short)).toEqual(
      shown,
    );
  });

  it('never calls two pods the same', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[-ab]{1,8}$/)), names => {
        const labels = [...podLabels(names).values()];
        expect(new Set(labels.map(({ short }) => short)).size).toBe(
          names.length,
        );
      }),
    );
  });
});
