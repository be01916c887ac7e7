import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { a } from './__testUtils__/DnsCaller';
import { OwnPowerDns } from './__testUtils__/OwnPowerDns';
import { startDns, type TestDns } from './__testUtils__/startDns';

jest.setTimeout(60_000);

const dev = 'dev.mooring.test';
const web = `web.shop.${dev}`;
const owner = randomUUID();
const long = `${'a'.repeat(60)}.`.repeat(4).slice(0, 232);

const record = (change: object) => ({ ...a(web, '10.1.2.3'), ...change });
const values = (type: string, ...given: unknown[]) =>
  record({ type, values: given });

/** Records that must be refused, and the field that the message has to name. */
const records: [string, unknown[], RegExp][] = [
  ['outside every zone', [record({ name: 'web.shop.corp.test' })], /0.*name/],
  ['a zone itself', [record({ name: dev })], /0.*name/],
  ['a name that only ends alike', [record({ name: `x${dev}` })], /0.*name/],
  ['empty label', [record({ name: `a..${dev}` })], /0.*name/],
  ['label of 64', [record({ name: `${'a'.repeat(64)}.${dev}` })], /0.*name/],
  ['no room for TXT', [record({ name: `${long}.${dev}` })], /0.*name/],
  ['upper case', [record({ name: `Web.${dev}` })], /0.*name/],
  ['trailing dot', [record({ name: `${web}.` })], /0.*name/],
  ['NUL', [record({ name: `w\0b.${dev}` })], /0.*name/],
  ['Unicode', [record({ name: `wéb.${dev}` })], /0.*name/],
  ['underscore', [record({ name: `_mooring.${dev}` })], /0.*name/],
  ...['LUA', 'SOA', 'NS', 'TXT', 'ANY', 'A; DROP', 'a'].map(
    (type): [string, unknown[], RegExp] => [
      `type ${type}`,
      [record({ type })],
      /0.*type/,
    ],
  ),
  ...[0, -1, 1.5, 2 ** 31, '300', null].map(
    (ttl): [string, unknown[], RegExp] => [
      `ttl ${ttl}`,
      [record({ ttl })],
      /0.*ttl/,
    ],
  ),
  ...[
    '127.0.0.1',
    '0.0.0.0',
    '169.254.169.254',
    '224.0.0.1',
    '255.255.255.255',
    '010.0.0.1',
    '1',
    '0x0a000001',
    '10.0.0.1 ',
    '10.0.0.1\n',
    '2001:db8::1',
    'web.example.com',
    '',
    7,
  ].map((value): [string, unknown[], RegExp] => [
    `A ${JSON.stringify(value)}`,
    [values('A', value)],
    /0.*values/,
  ]),
  ...[
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    '::ffff:10.0.0.1',
    '10.0.0.1',
  ].map((value): [string, unknown[], RegExp] => [
    `AAAA ${value}`,
    [values('AAAA', value)],
    /0.*values/,
  ]),
  ...['a b', 'http://x.test', '10.1.2.3/8', web, 'x'].map(
    (value): [string, unknown[], RegExp] => [
      `CNAME ${value}`,
      [values('CNAME', value)],
      /0.*values/,
    ],
  ),
  ['two CNAME targets', [values('CNAME', 'a.test.x', 'b.test.x')], /values/],
  ['no values', [record({ values: [] })], /values/],
  ['a value twice', [values('A', '10.1.2.3', '10.1.2.3')], /values/],
  [
    'an address in two spellings',
    [values('AAAA', '2001:db8::1', '2001:DB8:0::1')],
    /values/,
  ],
  ['a record twice', [record({}), record({ ttl: 30 })], /1.*type/],
  [
    'a CNAME beside an A',
    [record({}), values('CNAME', 'lb.example.com')],
    /1.*type/,
  ],
  ['an unknown key', [record({ comment: 'x' })], /comment/],
];

describe('bad input', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let server: OwnPowerDns;
  let dns: TestDns;

  beforeAll(async () => {
    server = await OwnPowerDns.start([dev]);
    dns = await startDns({
      databases,
      servers: [server.config('local', [dev])],
    });
  });

  afterAll(async () => {
    await dns?.backend.stop();
    await server?.destroy();
  });

  const send = (method: 'get' | 'put' | 'post', path: string, body?: object) =>
    request(dns.backend.server)
      [method](`/api/dns${path}`)
      .set('authorization', mockCredentials.service.header())
      .send(body);

  const answerOf = async (test: ReturnType<typeof send>) => {
    const { status, body } = await test;
    return { status, message: body.error?.message };
  };

  const refusal = (field: RegExp) => ({
    status: 400,
    message: expect.stringMatching(field),
  });

  const refused = async (test: ReturnType<typeof send>, field: RegExp) =>
    expect(await answerOf(test)).toEqual(refusal(field));

  it.each(records)('%s', async (_what, given, field) => {
    const body = { owners: [{ owner, records: given }] };
    expect(await answerOf(send('post', '/publish', body))).toEqual(
      refusal(field),
    );
    expect(await answerOf(send('post', '/preview', body))).toEqual(
      refusal(field),
    );
  });

  it('names the field in every other request too', async () => {
    const put = (names: unknown, id: string = owner, label: unknown = 'x') =>
      send('put', `/owners/${id}/claims`, { label, names } as object);
    await refused(put(['web.corp.test']), /names\[0\].*|corp.*names/);
    await refused(put([web, web]), /names/);
    await refused(put([dev]), /names/);
    await refused(put('web'), /names/);
    await refused(put([web], 'not-a-uuid'), /owner/);
    await refused(put([web], owner, ''), /label/);
    await refused(send('post', '/availability', { names: [] }), /names/);
    await refused(
      send('post', '/availability', { names: ['x.corp.test'] }),
      /names/,
    );
    await refused(send('get', '/names'), /name/);
    await refused(send('get', '/names?name=..'), /name/);
    const twice = { owner, records: [] };
    await refused(
      send('post', '/publish', { owners: [twice, twice] }),
      /owners\[1\]/,
    );
    await refused(
      send('post', '/publish', {
        owners: [
          { owner, records: [record({})] },
          { owner: randomUUID(), records: [record({})] },
        ],
      }),
      /two owners/,
    );
    expect(await dns.knex('claims')).toEqual([]);
    expect(await dns.knex('records')).toEqual([]);
  });
});
