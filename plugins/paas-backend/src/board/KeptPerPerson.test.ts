import { mockCredentials } from '@backstage/backend-test-utils';
import { KeptPerPerson } from './KeptPerPerson';

const KEPT_MS = 10_000;
const ann = mockCredentials.user('user:default/ann');
const bob = mockCredentials.user('user:default/bob');

describe('KeptPerPerson', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('finds out once for each person until the time is over', async () => {
    let asked = 0;
    const kept = new KeptPerPerson(KEPT_MS, async () => (asked += 1));
    expect(await Promise.all([kept.of(ann), kept.of(ann)])).toEqual([1, 1]);
    expect(await kept.of(bob)).toBe(2);
    jest.advanceTimersByTime(KEPT_MS - 1);
    expect(await kept.of(ann)).toBe(1);
    jest.advanceTimersByTime(1);
    expect(await kept.of(ann)).toBe(3);
  });

  it('asks again after a failure', async () => {
    const find = jest
      .fn<Promise<string>, []>()
      .mockRejectedValueOnce(new Error('down'))
      .mockResolvedValue('rights');
    const kept = new KeptPerPerson(KEPT_MS, find);
    await expect(kept.of(ann)).rejects.toThrow('down');
    expect(await kept.of(ann)).toBe('rights');
  });

  it('asks each time for a program', async () => {
    let asked = 0;
    const kept = new KeptPerPerson(KEPT_MS, async () => (asked += 1));
    const program = mockCredentials.service('plugin:scaffolder');
    expect([await kept.of(program), await kept.of(program)]).toEqual([1, 2]);
  });
});
