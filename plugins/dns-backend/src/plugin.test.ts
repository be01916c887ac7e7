import { TestDatabases } from '@backstage/backend-test-utils';
import { randomUUID } from 'node:crypto';
import { DnsCaller, a } from './__testUtils__/DnsCaller';
import { OwnPowerDns } from './__testUtils__/OwnPowerDns';
import { startDns, type TestDns } from './__testUtils__/startDns';

jest.setTimeout(60_000);

const dev = 'dev.mooring.test';
const prod = 'prod.mooring.test';
const web = `web.shop.${dev}`;

describe('the dns plugin', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let server: OwnPowerDns;
  let dns: TestDns;
  let caller: DnsCaller;
  let owner: string;

  beforeEach(async () => {
    server = await OwnPowerDns.start([dev, prod]);
    dns = await startDns({
      databases,
      servers: [server.config('local', [dev, prod])],
    });
    caller = new DnsCaller(dns.backend);
    owner = randomUUID();
  });

  afterEach(async () => {
    await dns?.backend.stop();
    await server?.destroy();
  });

  const ownership = async (name: string) =>
    (await server.dig(`_mooring.${name}`, 'TXT')).join();

  it('takes a name from claim to resolution and back, and does nothing twice', async () => {
    expect((await caller.availability([web], owner)).body.items).toEqual([
      { name: web, state: 'free' },
    ]);
    await caller.claim(owner, 'default/shop/web/dev', [web]).expect(204);
    await caller.claim(owner, 'default/shop/web/dev', [web]).expect(204);
    expect((await caller.claims(owner)).body).toEqual({ names: [web] });
    expect((await caller.names(web)).body.items).toMatchObject([
      { claimedBy: 'default/shop/web/dev', published: false, resolves: 'no' },
    ]);

    const wanted = { [owner]: [a(web, '10.1.2.3', '10.1.2.4')] };
    const before = await server.serial(dev);
    const preview = await caller.preview(wanted).expect(200);
    expect(preview.body.changes).toEqual([
      {
        zone: dev,
        name: web,
        type: 'A',
        after: a(web, '10.1.2.3', '10.1.2.4'),
      },
    ]);
    expect(await server.dig(web, 'A')).toEqual([]);
    expect(await server.serial(dev)).toBe(before);

    expect((await caller.publish(wanted).expect(200)).body).toEqual(
      preview.body,
    );
    expect((await server.dig(web, 'A')).sort()).toEqual([
      '10.1.2.3',
      '10.1.2.4',
    ]);
    expect(await ownership(web)).toMatch(
      new RegExp(`^heritage=mooring,portal=[0-9a-f-]{36},owner=${owner}$`),
    );
    const published = await server.serial(dev);
    expect(Number(published)).toBe(Number(before) + 1);
    expect((await caller.names(web)).body.items).toMatchObject([
      { published: true, resolves: 'yes', server: 'local' },
    ]);

    const again = await caller.publish(wanted).expect(200);
    expect(again.body.changes).toEqual([]);
    expect(await server.serial(dev)).toBe(published);

    await caller
      .publish({ [owner]: [{ ...a(web, '10.1.2.5'), ttl: 30 }] })
      .expect(200);
    expect(await server.dig(web, 'A')).toEqual(['10.1.2.5']);
    const target = { name: web, type: 'CNAME' as const, ttl: 60 };
    await caller
      .publish({ [owner]: [{ ...target, values: ['lb.example.com'] }] })
      .expect(200);
    expect(await server.dig(web, 'CNAME')).toEqual(['lb.example.com']);
    expect((await caller.names(web)).body.items[0].resolves).toBe('yes');

    await caller.publish({ [owner]: [] }).expect(200);
    await caller.claim(owner, 'default/shop/web/dev', []).expect(204);
    expect(await server.dig(web, 'ANY')).toEqual([]);
    expect(await ownership(web)).toBe('');
    expect(await dns.knex('records')).toEqual([]);
    // The name is free for the next one.
    await caller.claim(randomUUID(), 'default/shop/new/dev', [web]).expect(204);
  });

  it('lets exactly one of many racing owners have a name', async () => {
    const names = Array.from({ length: 10 }, (_, i) => `n${i}.shop.${dev}`);
    const race = async (name: string) => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          caller.claim(randomUUID(), `default/shop/racer${i}/dev`, [
            name,
            `also-${name}`,
          ]),
        ),
      );
      const won = answers.filter(({ status }) => status === 204);
      const lost = answers.filter(({ status }) => status === 409);
      expect([won.length, lost.length]).toEqual([1, 7]);
      const [row] = await dns.knex('claims').where({ name });
      const sentence = new RegExp(
        `^(also-)?${name} is already claimed by ${row.label}$`,
      );
      lost.forEach(({ body }) => expect(body.error.message).toMatch(sentence));
    };
    for (const name of names) {
      await race(name);
    }
    expect(await dns.knex('claims')).toHaveLength(20);
  });

  it('refuses to touch what Mooring did not write', async () => {
    const foreign = `old.shop.${dev}`;
    await server.write(dev, foreign, 'A', ['10.9.9.9']);
    await caller
      .claim(owner, 'default/shop/old/dev', [web, foreign])
      .expect(409, /old\.shop.*DNS server local that Mooring did not write/);
    expect(await dns.knex('claims')).toEqual([]);
    expect((await caller.availability([foreign])).body.items).toMatchObject([
      { state: 'foreign' },
    ]);

    // It appears after the claim, so that only publishing can notice.
    await caller.claim(owner, 'default/shop/web/dev', [web]).expect(204);
    await server.write(dev, web, 'A', ['10.9.9.9']);
    const serial = await server.serial(dev);
    const wanted = { [owner]: [a(web, '10.1.2.3')] };
    await caller.preview(wanted).expect(409, /Mooring did not write/);
    await caller.publish(wanted).expect(409, /Mooring did not write/);
    await caller.publish({ [owner]: [] }).expect(200);
    expect(await server.dig(web, 'A')).toEqual(['10.9.9.9']);
    expect(await server.serial(dev)).toBe(serial);

    // The same values do not make it ours, and another portal's are not either.
    await server.write(dev, `_mooring.${web}`, 'TXT', [
      `"heritage=mooring,portal=${randomUUID()},owner=${owner}"`,
    ]);
    await caller
      .publish({ [owner]: [a(web, '10.9.9.9')] })
      .expect(409, /Mooring did not write/);
    expect((await caller.names(web)).body.items[0]).toMatchObject({
      published: false,
      values: ['10.9.9.9'],
      reasonCode: 'other-values',
    });
  });

  it('moves a name between two owners in one change', async () => {
    const next = randomUUID();
    await caller.claim(owner, 'default/shop/web/dev', [web]).expect(204);
    await caller.publish({ [owner]: [a(web, '10.1.2.3')] }).expect(200);
    await caller
      .claim(next, 'default/shop/web2/dev', [web])
      .expect(
        409,
        /web\.shop.* is already claimed by default\/shop\/web\/dev"/,
      );
    const wanted = { [owner]: [], [next]: [a(web, '10.1.2.9')] };
    // Who is to have it can be looked at while another still has it, but not published.
    expect((await caller.preview(wanted).expect(200)).body).toMatchObject({
      changes: [{ name: web, after: { values: ['10.1.2.9'] } }],
    });
    await caller.publish(wanted).expect(409, /already claimed/);
    await caller.claimOfMany({ [owner]: [], [next]: [web] }).expect(204);
    expect((await caller.claims(owner)).body).toEqual({ names: [] });
    expect((await caller.claims(next)).body).toEqual({ names: [web] });
    await caller
      .publish({ [next]: [a(web, '10.1.2.9')] })
      .expect(409, /records of another service/);

    const serial = Number(await server.serial(dev));
    await caller.publish(wanted).expect(200);
    expect(await server.dig(web, 'A')).toEqual(['10.1.2.9']);
    expect(await ownership(web)).toContain(`owner=${next}`);
    expect(Number(await server.serial(dev))).toBe(serial + 1);
    expect(await dns.knex('records').select('owner')).toEqual([
      { owner: next },
    ]);
  });

  it('lets names change hands all or none, however many ask for it at once', async () => {
    const [one, two, third] = [randomUUID(), randomUUID(), randomUUID()];
    const names = ['a', 'b', 'c'].map(label => `${label}.shop.${dev}`);
    const [first, second, taken] = names as [string, string, string];
    await caller.claimOfMany({ [one]: [first], [two]: [second] }).expect(204);
    await caller.claim(third, 'default/shop/third/dev', [taken]).expect(204);
    await caller
      .claimOfMany({ [one]: [], [two]: [first, taken] })
      .expect(409, /c\.shop.* is already claimed by default\/shop\/third\/dev/);
    expect((await caller.claims(one)).body).toEqual({ names: [first] });
    await caller
      .claimOfMany({ [one]: [first], [two]: [first] })
      .expect(400, /two owners would hold a\.shop/i);

    const swap = { [one]: [second], [two]: [first] };
    const back = { [one]: [first], [two]: [second] };
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        caller.claimOfMany(i % 2 === 0 ? swap : back),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(204));
    const rows = await dns.knex('claims').select('name', 'owner');
    expect(new Set(rows.map(({ owner: holder }) => holder)).size).toBe(3);
    await caller.claimOfMany(swap).expect(204);
    expect(
      await dns.knex('claims').where({ name: first }).first(),
    ).toMatchObject({ owner: two });
  });

  it('publishes in two zones, or in none when one of them is refused', async () => {
    const other = `web.shop.${prod}`;
    await caller.claim(owner, 'default/shop/web', [web, other]).expect(204);
    await server.write(prod, other, 'A', ['10.9.9.9']);
    const wanted = { [owner]: [a(web, '10.1.2.3'), a(other, '10.1.2.3')] };
    await caller.publish(wanted).expect(409);
    expect(await server.dig(web, 'A')).toEqual([]);
    await server.write(prod, other, 'A', []);
    await caller.publish(wanted).expect(200);
    expect(await server.dig(web, 'A')).toEqual(['10.1.2.3']);
    expect(await server.dig(other, 'A')).toEqual(['10.1.2.3']);
  });

  it('refuses names that are not claimed', async () => {
    await caller
      .publish({ [owner]: [a(web, '10.1.2.3')] })
      .expect(409, /is not claimed yet/);
    await caller.claim(randomUUID(), 'default/shop/x/dev', [web]).expect(204);
    await caller
      .publish({ [owner]: [a(web, '10.1.2.3')] })
      .expect(409, /already claimed by default\/shop\/x\/dev/);
    expect(await server.dig(web, 'A')).toEqual([]);
  });
});
