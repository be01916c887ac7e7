import { ConfigReader } from '@backstage/config';
import {
  DnsRefusedError,
  DnsUnavailableError,
} from '@mooring/backstage-plugin-dns-node';
import { dig, readSandbox } from '@mooring/test-utils';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { PowerDnsProvider } from './PowerDnsProvider';

jest.setTimeout(60_000);

const { signal } = new AbortController();
const zone = 'dev.mooring.test';

function provider(url: string, apiKey: string): PowerDnsProvider {
  return PowerDnsProvider.fromConfig(new ConfigReader({ url, apiKey }));
}

describe('PowerDnsProvider on a real server', () => {
  const base = `t${randomUUID().slice(0, 8)}.${zone}`;
  const name = `web.${base}`;
  let real: PowerDnsProvider;

  beforeAll(() => {
    const { apiUrl, apiKey } = readSandbox().dns;
    real = provider(apiUrl, apiKey);
  });

  const record = (type: string, ...values: string[]) => ({
    name,
    type,
    ttl: 60,
    values,
  });

  afterEach(async () => {
    const names = [name, `_mooring.${name}`, `b.${base}`];
    const left = await real.list(zone, names, signal);
    await real.change(
      zone,
      left.map(rest => ({ ...rest, values: [] })),
      signal,
    );
  });

  it('writes, reads back the same, replaces and deletes', async () => {
    const text = '"heritage=mooring,portal=x,owner=y"';
    const written = [
      record('A', '10.1.2.3'),
      record('AAAA', '2001:db8::1'),
      { ...record('TXT', text), name: `_mooring.${name}` },
    ];
    await real.change(zone, written, signal);
    expect(await dig(name, 'AAAA')).toEqual(['2001:db8::1']);
    expect(await dig(`_mooring.${name}`, 'TXT')).toEqual([JSON.parse(text)]);
    const names = [name, `_mooring.${name}`];
    const read = await real.list(zone, [...names, `none.${base}`], signal);
    expect(read).toHaveLength(3);
    expect(read).toEqual(expect.arrayContaining(written));
    // Asked for many names it reads the zone as a whole, with the same result.
    const many = Array.from({ length: 200 }, (_, i) => `n${i}.${base}`);
    const whole = await real.list(zone, [...names, ...many], signal);
    expect(whole).toHaveLength(3);
    expect(whole).toEqual(expect.arrayContaining(read));

    await real.change(
      zone,
      [record('A'), record('AAAA'), record('CNAME', 'lb.example.com')],
      signal,
    );
    expect(await dig(name, 'CNAME')).toEqual(['lb.example.com']);
    expect(await real.list(zone, [name], signal)).toEqual([
      record('CNAME', 'lb.example.com'),
    ]);
    await real.change(
      zone,
      names.flatMap(n =>
        ['CNAME', 'TXT'].map(type => ({ ...record(type), name: n })),
      ),
      signal,
    );
    expect(await real.list(zone, names, signal)).toEqual([]);
  });

  it('carries out all changes or none', async () => {
    const good = record('A', '10.1.2.3');
    await expect(
      real.change(
        zone,
        [good, { ...good, name: `b.${base}`, values: ['no address'] }],
        signal,
      ),
    ).rejects.toThrow(DnsRefusedError);
    expect(await real.list(zone, [name], signal)).toEqual([]);
  });

  it('tells a wrong request from a server that cannot be used', async () => {
    const { apiUrl } = readSandbox().dns;
    await expect(
      real.list('nowhere.test', ['a.nowhere.test'], signal),
    ).rejects.toThrow(new DnsRefusedError('does not hold the zone'));
    await expect(
      provider(apiUrl, 'wrong').list(zone, [name], signal),
    ).rejects.toThrow(new DnsUnavailableError('refuses our API key'));
    await expect(
      provider('http://127.0.0.1:1', 'x').list(zone, [name], signal),
    ).rejects.toThrow(/^does not answer: connect ECONNREFUSED/);
    await expect(
      real.list(zone, [name], AbortSignal.abort(new Error('given up'))),
    ).rejects.toThrow('given up');
  });
});

describe('PowerDnsProvider on a server in trouble', () => {
  const answers: { status: number; body: string; location?: string }[] = [];
  let server: Server;
  let url: string;
  let asked: string[];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      const { status, body, location } = answers.shift()!;
      response.writeHead(status, location ? { location } : {}).end(body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' && address?.port}`;
  });

  beforeEach(() => {
    answers.length = 0;
    asked = [];
  });

  afterAll(() => {
    server.close();
  });

  const change = () =>
    provider(url, 'x').change(
      zone,
      [{ name: `a.${zone}`, type: 'A', ttl: 60, values: ['10.1.2.3'] }],
      signal,
    );

  it('tries again while the database is locked, five times in all', async () => {
    const locked = { status: 500, body: '{"error": "database is locked"}' };
    answers.push(locked, { status: 409, body: '' }, { status: 204, body: '' });
    await change();
    expect(asked).toHaveLength(3);

    answers.push(locked, locked, locked, locked, locked);
    await expect(change()).rejects.toThrow(
      new DnsUnavailableError('answers 500: database is locked'),
    );
    expect(asked).toHaveLength(8);
  });

  it('follows no redirect, so that the key goes nowhere else', async () => {
    answers.push({ status: 307, body: '', location: `${url}/elsewhere` });
    await expect(change()).rejects.toThrow(DnsUnavailableError);
    expect(asked).toHaveLength(1);
  });

  it('is not misled by answers that are no zone', async () => {
    for (const body of ['<html>', '{}', '{"rrsets": [{"name": 7}]}']) {
      answers.push({ status: 200, body });
      await expect(
        provider(url, 'x').list(zone, [`a.${zone}`], signal),
      ).rejects.toThrow(DnsUnavailableError);
    }
  });
});
