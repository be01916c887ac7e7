import type { ReleaseView } from '@mooring/backstage-plugin-paas-common';
import { groupReleases } from './groupReleases';

function release(
  number: number,
  parent: number | undefined,
  isVersion: boolean,
): ReleaseView {
  return { number, parent, isVersion } as ReleaseView;
}

const numbers = (releases: ReleaseView[]) =>
  groupReleases(releases).map(({ version, folded }) => [
    version.number,
    folded.map(({ number }) => number),
  ]);

describe('groupReleases', () => {
  it('folds scalings under the version that they were made of, not under a failed one in between', () => {
    expect(
      numbers([
        release(5, 4, false),
        release(4, 2, false),
        release(3, 2, true),
        release(2, 1, true),
        release(1, undefined, true),
      ]),
    ).toEqual([
      [2, [5, 4]],
      [3, []],
      [1, []],
    ]);
  });

  it('loses nothing where older releases are not listed', () => {
    expect(numbers([release(9, 8, false), release(8, 7, false)])).toEqual([
      [8, [9]],
    ]);
  });
});
