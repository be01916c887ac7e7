import { randomBytes } from 'node:crypto';
import { ConfigReader } from '@backstage/config';
import { Sealer } from './Sealer';

const key = () => randomBytes(32).toString('base64');
const hashKey = key();

function sealer(keys: { id: string; key: string }[]): Sealer {
  return Sealer.fromConfig(
    new ConfigReader({ mooring: { secrets: { keys, hashKey } } }),
  )!;
}

describe('Sealer', () => {
  it('opens what it sealed, in the same context and untampered only', () => {
    const one = sealer([{ id: 'a', key: key() }]);
    const sealed = one.seal('hunter2 ✓', 'instance-1');
    expect(one.open(sealed, 'instance-1')).toBe('hunter2 ✓');
    expect(sealed).not.toContain('hunter2');
    expect(one.seal('hunter2 ✓', 'instance-1')).not.toBe(sealed);
    expect(() => one.open(sealed, 'instance-2')).toThrow();
    const [id, nonce, text, tag] = sealed.split('.') as string[];
    const changed = [id, nonce, `A${text!.slice(1)}`, tag].join('.');
    expect(() => one.open(changed, 'instance-1')).toThrow();
  });

  it('opens with older keys and seals with the first one', () => {
    const old = { id: 'old', key: key() };
    const sealed = sealer([old]).seal('value', 'c');
    const both = sealer([{ id: 'new', key: key() }, old]);
    expect(both.open(sealed, 'c')).toBe('value');
    expect(both.isCurrent(sealed)).toBe(false);
    expect(both.isCurrent(both.seal('value', 'c'))).toBe(true);
    expect(() => sealer([{ id: 'new', key: key() }]).open(sealed, 'c')).toThrow(
      "sealed with key 'old', which is not in mooring.secrets.keys",
    );
  });

  it('gives equal values of one context equal hashes, whatever key seals them', () => {
    const [one, two] = ['a', 'b'].map(id => sealer([{ id, key: key() }]));
    expect(one!.hash('v', 'c')).toBe(two!.hash('v', 'c'));
    expect(one!.hash('v', 'c')).not.toBe(one!.hash('v', 'd'));
    expect(one!.hash('v', 'c')).not.toBe(one!.hash('w', 'c'));
  });

  it('is absent without configuration, and says what is wrong with it', () => {
    expect(Sealer.fromConfig(new ConfigReader({}))).toBeUndefined();
    expect(() => sealer([{ id: 'a', key: 'c2hvcnQ=' }])).toThrow(
      'mooring.secrets.keys: expected 32 bytes in base64',
    );
    expect(() => sealer([])).toThrow('name at least one key');
    expect(() => sealer([{ id: 'a.b', key: key() }])).toThrow(
      'an id of letters',
    );
  });
});
