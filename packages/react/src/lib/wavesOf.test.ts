import { wavesOf } from './wavesOf';

const refsOf = (items: { instance: string; waitsFor?: string[] }[]) =>
  wavesOf(items).map(wave => wave.map(({ instance }) => instance));

describe('wavesOf', () => {
  it('puts each after the last of what it waits for', () => {
    expect(
      refsOf([
        { instance: 'db' },
        { instance: 'cache' },
        { instance: 'api', waitsFor: ['db', 'cache'] },
        { instance: 'web', waitsFor: ['api', 'db'] },
        { instance: 'mail', waitsFor: ['elsewhere'] },
      ]),
    ).toEqual([['db', 'cache', 'mail'], ['api'], ['web']]);
    expect(refsOf([])).toEqual([]);
  });

  it('ends in a circle too', () => {
    expect(
      refsOf([
        { instance: 'a', waitsFor: ['b'] },
        { instance: 'b', waitsFor: ['a'] },
      ]),
    ).toEqual([['a', 'b']]);
  });
});
