import { ConfigReader } from '@backstage/config';
import { readRegistries } from './readRegistries';

function read(...registries: object[]) {
  return readRegistries(new ConfigReader({ mooring: { registries } }));
}

describe('readRegistries', () => {
  it('knows none without configuration', () => {
    expect(readRegistries(new ConfigReader({})).size).toBe(0);
  });

  it('fills in what is left out', () => {
    const registries = read(
      { host: 'quay.io' },
      {
        host: 'docker.io',
        url: 'https://registry-1.docker.io/',
        username: 'reader',
        password: 'pass',
        tokenHosts: ['auth.docker.io'],
      },
    );
    expect([...registries.values()]).toEqual([
      { host: 'quay.io', origin: 'https://quay.io', tokenHosts: [] },
      {
        host: 'docker.io',
        origin: 'https://registry-1.docker.io',
        credentials: { username: 'reader', password: 'pass' },
        tokenHosts: ['auth.docker.io'],
      },
    ]);
  });

  it.each([
    [{ host: 'https://quay.io' }, 'Not a host'],
    [{ host: 'quay' }, 'Not a host'],
    [{ host: 'Quay.io' }, 'Not a host'],
    [{ host: 'quay.io/team' }, 'Not a host'],
    [{ host: 'quay.io', url: 'quay.io' }, 'Give scheme, host and port only'],
    [{ host: 'quay.io', url: 'ftp://quay.io' }, 'Give scheme'],
    [{ host: 'quay.io', url: 'https://quay.io/v2' }, 'Give scheme'],
    [{ host: 'quay.io', url: 'https://me:secret@quay.io' }, 'Give scheme'],
    [{ host: 'quay.io', username: 'me' }, 'both username and password'],
    [{ host: 'quay.io', password: 'secret' }, 'both username and password'],
    [{ host: 'quay.io', tokenHosts: ['https://a.b'] }, 'Not a host'],
  ])(
    'refuses %j by the name of the entry, and tells no secret',
    (entry, why) => {
      const act = () => read({ host: 'fine.example' }, entry);
      expect(act).toThrow('mooring.registries[1]');
      expect(act).toThrow(why);
      expect(act).not.toThrow('secret');
    },
  );

  it('refuses two of one host', () => {
    expect(() => read({ host: 'quay.io' }, { host: 'quay.io' })).toThrow(
      "mooring.registries[1]: the host 'quay.io' stands twice",
    );
  });
});
