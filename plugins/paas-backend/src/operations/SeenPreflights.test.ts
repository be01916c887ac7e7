import { SeenPreflights } from './SeenPreflights';

it('remembers for half a minute, and the newest few hundred only', () => {
  let now = 0;
  const seen = new SeenPreflights(() => now);
  seen.add('a', []);
  now = 29_999;
  expect(seen.get('a')).toEqual([]);
  now = 30_000;
  expect(seen.get('a')).toBeUndefined();
  for (let index = 0; index <= 200; index++) {
    seen.add(`plan ${index}`, []);
  }
  expect(seen.get('plan 0')).toBeUndefined();
  expect(seen.get('plan 1')).toEqual([]);
});
