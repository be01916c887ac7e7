import { ConfigReader } from '@backstage/config';
import { readServers } from './config';
import { DnsServers } from './servers/DnsServers';

const local = {
  name: 'local',
  type: 'powerdns',
  zones: ['dev.mooring.test'],
  address: '127.0.0.1:53',
};

const read = (...servers: object[]) =>
  readServers(new ConfigReader({ mooring: { dns: { servers } } }));

describe('mooring.dns.servers', () => {
  it('may be absent, and takes IPv4 and IPv6 addresses', () => {
    expect(readServers(new ConfigReader({}))).toEqual([]);
    expect(
      read(local, { ...local, name: 'six', zones: ['x'], address: '[::1]:53' }),
    ).toHaveLength(2);
  });

  it.each([
    [
      [{ ...local, address: 'ns1.corp:53' }],
      /servers\[0\].*IP address.*address/,
    ],
    [[{ ...local, address: '127.0.0.1' }], /address/],
    [[{ ...local, address: '127.0.0.1:0' }], /address/],
    [[{ ...local, zones: [] }], /zones/],
    [[{ ...local, zones: ['dev.mooring.test.'] }], /trailing dot.*zones/],
    [[{ ...local, name: undefined }], /name/],
    [[local, { ...local, zones: ['x.test'] }], /'local' stands twice/],
    [[local, { ...local, name: 'other' }], /'dev.mooring.test' is given to/],
  ])('says what is wrong in %j', (servers, message) => {
    expect(() => read(...servers)).toThrow(message);
  });

  it('names the kinds of servers that are installed', () => {
    expect(() => DnsServers.create(read(local), [])).toThrow(
      "'local' has type 'powerdns', but the installed providers are: none",
    );
  });
});
