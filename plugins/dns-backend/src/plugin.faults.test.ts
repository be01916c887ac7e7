import { TestDatabases } from '@backstage/backend-test-utils';
import type { NameStatus } from '@mooring/backstage-plugin-dns-common';
import { randomUUID } from 'node:crypto';
import { DnsCaller, a } from './__testUtils__/DnsCaller';
import { OwnPowerDns } from './__testUtils__/OwnPowerDns';
import { eventually } from '@mooring/test-utils';
import { startDns, type TestDns } from './__testUtils__/startDns';

const dev = 'dev.mooring.test';
const web = `web.shop.${dev}`;

jest.setTimeout(60_000);

describe('when something is down or comes in between', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let server: OwnPowerDns;
  let dns: TestDns;
  let caller: DnsCaller;
  let owner: string;

  beforeEach(async () => {
    server = await OwnPowerDns.start([dev]);
    dns = await startDns({
      databases,
      servers: [server.config('local', [dev])],
    });
    caller = new DnsCaller(dns.backend);
    owner = randomUUID();
    await caller.claim(owner, 'default/shop/web/dev', [web]).expect(204);
    await caller.publish({ [owner]: [a(web, '10.1.2.3')] }).expect(200);
  });

  afterEach(async () => {
    await dns?.backend.stop();
    await server?.destroy();
  });

  const status = async (): Promise<NameStatus> =>
    (await caller.names(web).expect(200)).body.items[0];

  const untilResolves = (resolves: NameStatus['resolves']) =>
    eventually(status, answer => answer.resolves === resolves, 10_000);

  it.each([
    ['killed', 'is not running'],
    ['frozen', 'does not answer within 1 s'],
  ])(
    'says so while the server is %s, and is right again after',
    async (how, reason) => {
      await untilResolves('yes');
      if (how === 'killed') {
        await server.kill();
      } else {
        server.signal('SIGSTOP');
      }
      const since = Date.now();
      expect(await untilResolves('unknown')).toMatchObject({
        claimedBy: 'default/shop/web/dev',
        published: true,
        reason: `DNS server local ${reason}`,
        server: 'local',
      });
      expect(Date.now() - since).toBeLessThan(5_000);

      const fresh = `fresh.shop.${dev}`;
      const answers = await Promise.all([
        caller.claim(randomUUID(), 'default/shop/fresh/dev', [fresh]),
        caller.publish({ [owner]: [] }),
        caller.preview({ [owner]: [] }),
      ]);
      for (const { status: code, body } of answers) {
        expect([code, body.error.name, body.error.dnsServer]).toEqual([
          503,
          'ServiceUnavailableError',
          'local',
        ]);
        expect(body.error.message).toMatch(/^DNS server local does not answer/);
      }
      expect((await caller.availability([fresh])).body.items).toMatchObject([
        { name: fresh, state: 'unknown' },
      ]);
      // What asks nothing of the server goes on.
      await caller.claim(owner, 'default/shop/web/dev', [web]).expect(204);

      if (how === 'killed') {
        await server.start();
      } else {
        server.signal('SIGCONT');
      }
      await untilResolves('yes');
      await caller.publish({ [owner]: [a(web, '10.1.2.4')] }).expect(200);
      await eventually(status, ({ values }) => values.join() === '10.1.2.4');
    },
  );

  it('notices what others change on the server, and puts it right on demand', async () => {
    await server.write(dev, web, 'A', ['10.9.9.9']);
    expect(
      await eventually(status, ({ published }) => !published),
    ).toMatchObject({ resolves: 'yes', values: ['10.9.9.9'] });
    await server.write(dev, web, 'A', []);
    expect(await untilResolves('no')).toMatchObject({ published: false });
    await caller.publish({ [owner]: [a(web, '10.1.2.3')] }).expect(200);
    expect(await server.dig(web, 'A')).toEqual(['10.1.2.3']);
  });

  it('never loses sight of a record when the database fails after the server was written', async () => {
    await dns.knex.raw(`
      create function fail() returns trigger language plpgsql as
        $$ begin if new.published_at is not null then raise 'disk full'; end if; return new; end $$;
      create trigger fail before insert on records for each row execute function fail();
    `);
    const other = `other.shop.${dev}`;
    const next = randomUUID();
    await caller.claim(next, 'default/shop/other/dev', [other]).expect(204);
    await caller.publish({ [next]: [a(other, '10.1.2.3')] }).expect(500);
    expect(await server.dig(other, 'A')).toEqual(['10.1.2.3']);
    await dns.knex.raw('drop trigger fail on records; drop function fail()');
    // Even when the claim is given up before the record.
    await caller.claim(next, 'default/shop/other/dev', []).expect(204);
    await caller.publish({ [next]: [] }).expect(200);
    expect(await server.dig(other, 'A')).toEqual([]);
    expect(await server.dig(`_mooring.${other}`, 'TXT')).toEqual([]);
  });

  it('gets through beside another tool that writes to the same server', async () => {
    const foreign = `foreign.${dev}`;
    for (let count = 1; count <= 20; count++) {
      const [{ status: code, body }] = await Promise.all([
        caller.publish({ [owner]: [a(web, `10.7.0.${count}`)] }),
        // The server refuses one of two writers at once now and then.
        server.write(dev, foreign, 'A', [`10.8.0.${count}`]).catch(() => {}),
      ]);
      expect([code, body.error?.message]).toEqual([200, undefined]);
    }
    expect(await server.dig(web, 'A')).toEqual(['10.7.0.20']);
  });

  it('keeps one writer for each zone among replicas', async () => {
    const replica = await startDns({
      databases,
      servers: [server.config('local', [dev])],
      knex: dns.knex,
    });
    try {
      const callers = [caller, new DnsCaller(replica.backend)];
      const owners = Array.from({ length: 24 }, () => randomUUID());
      const nameOf = (index: number) => `n${index}.shop.${dev}`;
      const serial = Number(await server.serial(dev));
      await Promise.all(
        owners.map(async (id, index) => {
          const by = callers[index % 2]!;
          await by
            .claim(id, `default/shop/n${index}/dev`, [nameOf(index)])
            .expect(204);
          await by
            .publish({ [id]: [a(nameOf(index), `10.1.3.${index + 1}`)] })
            .expect(200);
        }),
      );
      const found = await Promise.all(
        owners.map((_, index) => server.dig(nameOf(index), 'A')),
      );
      expect(found.flat()).toEqual(
        owners.map((_, index) => `10.1.3.${index + 1}`),
      );
      expect(Number(await server.serial(dev))).toBe(serial + 24);
    } finally {
      await replica.backend.stop();
    }
  });
});
