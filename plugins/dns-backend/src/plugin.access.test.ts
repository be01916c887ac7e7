import {
  TestDatabases,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { DnsCaller, a } from './__testUtils__/DnsCaller';
import { OwnPowerDns } from './__testUtils__/OwnPowerDns';
import { startDns, type TestDns } from './__testUtils__/startDns';
import { access, type Access, type RouteKey } from './router/access';
import { createRouter } from './router/createRouter';

jest.setTimeout(60_000);

const dev = 'dev.mooring.test';
const mine = `mine.shop.${dev}`;
const mineToo = `mine-too.shop.${dev}`;
const theirs = `theirs.shop.${dev}`;
const owner = randomUUID();

/** A call of every route that would succeed for a service. */
const calls: Record<RouteKey, { path: string; body?: object }> = {
  'PUT /owners/:owner/claims': {
    path: `/owners/${owner}/claims`,
    body: { label: 'default/shop/theirs/dev', names: [theirs] },
  },
  'PUT /claims': {
    path: '/claims',
    body: { owners: [{ owner, label: 'default/shop/theirs/dev', names: [] }] },
  },
  'GET /owners/:owner/claims': { path: `/owners/${owner}/claims` },
  'POST /preview': {
    path: '/preview',
    body: { owners: [{ owner, records: [a(theirs, '10.1.2.3')] }] },
  },
  'POST /publish': {
    path: '/publish',
    body: { owners: [{ owner, records: [a(theirs, '10.1.2.3')] }] },
  },
  'POST /availability': { path: '/availability', body: { names: [theirs] } },
  'GET /names': { path: `/names?name=${theirs}&name=${mine}&name=${mineToo}` },
};

const routes = Object.entries(access) as [RouteKey, Access][];

describe('who may call what', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let server: OwnPowerDns;
  let dns: TestDns;

  beforeAll(async () => {
    server = await OwnPowerDns.start([dev]);
    dns = await startDns({
      databases,
      servers: [server.config('local', [dev])],
      readable: ['default/shop/mine/dev'],
    });
    const caller = new DnsCaller(dns.backend);
    await caller.claim(owner, 'default/shop/theirs/dev', [theirs]).expect(204);
    await caller
      .claim(randomUUID(), 'default/shop/mine/dev', [mine, mineToo])
      .expect(204);
  });

  afterAll(async () => {
    await dns?.backend.stop();
    await server?.destroy();
  });

  const call = (key: RouteKey, authorization: string) => {
    const [method] = key.split(' ') as ['GET' | 'POST' | 'PUT'];
    const verb = method.toLowerCase() as 'get' | 'post' | 'put';
    const { path, body } = calls[key];
    return request(dns.backend.server)
      [verb](`/api/dns${path}`)
      .set('authorization', authorization)
      .send(body);
  };

  it('registers exactly the routes of the access table', () => {
    const never = () => {
      throw new Error('Nothing is called');
    };
    const router = createRouter({
      httpAuth: mockServices.httpAuth.mock(),
      zones: [],
      claims: { put: never, namesOf: never, availability: never },
      publishing: { preview: never, publish: never },
      resolution: { statuses: never },
    });
    const registered = router.stack.flatMap(({ route }) =>
      route
        ? [...new Set(route.stack.map(({ method }) => method))].map(
            method => `${method.toUpperCase()} ${route.path}`,
          )
        : [],
    );
    expect(registered.sort()).toEqual(Object.keys(access).sort());
  });

  it.each(routes)('%s: nobody without credentials', async key => {
    const { status } = await call(key, mockCredentials.none.header());
    expect(status).toBe(401);
  });

  it.each(routes)('%s: a user without rights', async (key, route) => {
    const before = await dns.knex('claims').orderBy('name');
    const answer = await call(
      key,
      mockCredentials.user.header('user:default/nobody'),
    );
    expect(answer.status).toBe(route.withoutRights === 'refused' ? 403 : 200);
    const seen = JSON.stringify(answer.body).includes('default/shop/theirs');
    expect(seen).toBe(route.withoutRights === 'the same as everybody');
    expect(await dns.knex('claims').orderBy('name')).toEqual(before);
    expect(await server.dig(theirs, 'A')).toEqual([]);
  });

  it('shows people the names of instances that they may read, asking once', async () => {
    dns.asked.length = 0;
    const answer = await call('GET /names', mockCredentials.user.header());
    expect(
      answer.body.items.map(({ name }: { name: string }) => name).sort(),
    ).toEqual([mineToo, mine].sort());
    expect(dns.asked).toHaveLength(1);
    expect(dns.asked[0]).toHaveLength(2);
  });
});
