import fc from 'fast-check';
import {
  matchesLabels,
  parseLabelSelector,
  requirementsOf,
} from './labelSelector';

const keys = fc.constantFrom('app', 'tier', 'example.com/team', 'a.b-c_d');
const values = fc.constantFrom('', 'web', 'db', '1.0', 'x_y-z');
const labelSets = fc.dictionary(keys, values);

describe('label selectors', () => {
  it.each([
    ['app=web', { app: 'web' }, { app: 'api' }],
    ['app==web,tier=db', { app: 'web', tier: 'db' }, { app: 'web' }],
    ['app!=web', {}, { app: 'web' }],
    ['tier in (db, cache)', { tier: 'cache' }, {}],
    ['tier notin (db,cache),app', { app: '' }, { app: '', tier: 'db' }],
    ['!example.com/old', {}, { 'example.com/old': '' }],
    ['app=', { app: '' }, { app: 'web' }],
  ])('%s', (text, fits, fitsNot) => {
    const requirements = parseLabelSelector(text);
    expect(matchesLabels(fits, requirements)).toBe(true);
    expect(matchesLabels(fitsNot, requirements)).toBe(false);
  });

  it.each([
    '',
    'app=web,',
    'app=-web',
    'app=a b',
    'app in web',
    'app in (web',
    'app=we\nb',
    '../kube-system',
    'app>3',
    `app=${'x'.repeat(64)}`,
    'app=web;tier=db',
    '__proto__ =x y',
  ])('refuses %j', text => {
    expect(() => parseLabelSelector(text)).toThrow(TypeError);
  });

  it('select exactly the labels that they were made from', () => {
    fc.assert(
      fc.property(labelSets, labelSets, (wanted, labels) => {
        const text = Object.entries(wanted)
          .map(([key, value]) => `${key}=${value}`)
          .join(',');
        fc.pre(text !== '');
        const parsed = parseLabelSelector(text);
        expect(parsed).toEqual(requirementsOf(wanted));
        expect(matchesLabels(labels, parsed)).toBe(
          Object.keys(wanted).every(key => labels[key] === wanted[key]),
        );
      }),
    );
  });
});
