import { randomUUID } from 'node:crypto';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { eventually } from '@mooring/test-utils';
import fc from 'fast-check';
import type { Knex } from 'knex';
import {
  startTestPortal,
  STRANGER,
  userWith,
  type TestPortal,
} from '../__testUtils__/testPortal';
import { contents } from '../domain/content/__testUtils__/contents';
import { routeGuards } from './__testUtils__/routeGuards';
import { allRoutes, type RouteServices } from './allRoutes';
import type { Route } from './routes';

jest.setTimeout(120_000);

const SHOP = 'system:default/shop';
/** Queries of routes that cannot do without. */
const QUERIES: Record<string, string> = {
  '/services/:id/environments/:environment/releases/diff': '?from=1&to=1',
  '/access-review': '?environment=dev',
  '/access-review/export': '?environment=dev',
  '/history': `?at=2026-01-01T00:00:00Z&projectRef=${SHOP}`,
  '/projects/view': `?projectRef=${SHOP}`,
  '/projects/releases': `?projectRef=${SHOP}&environment=dev`,
};

const auditor = userWith(
  ...['paas.instance.read', 'paas.instance.configuration.read'],
  'paas.audit.read',
);
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const routes = allRoutes({} as RouteServices);
const ids = {
  services: randomUUID(),
  instances: randomUUID(),
  operations: randomUUID(),
  gated: randomUUID(),
  procedures: randomUUID(),
  freezes: randomUUID(),
  reservations: randomUUID(),
  delegations: randomUUID(),
  webhooks: randomUUID(),
};
const PLAN_HASH = `sha256:${'0'.repeat(64)}`;
const change = {
  ...{ kind: 'scale', serviceId: ids.services },
  ...{ environment: 'dev', replicas: 9 },
};
const times = {
  from: new Date().toISOString(),
  until: new Date(Date.now() + 24 * 3_600_000).toISOString(),
};
const procedure = {
  ...{ name: 'Board', condition: {} },
  gates: [
    {
      ...{ place: 'before', type: 'approve', title: 'Approve it' },
      group: 'group:default/sre',
    },
  ],
};
const freeze = {
  ...{ environments: ['dev'], ...times, reason: 'Stock-taking' },
  overrideGroup: 'group:default/sre',
};
let portal: TestPortal;

/** What is called: that which is there, so that a refusal is no miss. */
function urlOf({ method, path }: Route): string {
  const kind = path.split('/')[1] as keyof typeof ids;
  const isGated = /\/(decisions|override-freeze|review)$/.test(path);
  const values: Record<string, string> = {
    id: isGated ? ids.gated : ids[kind],
    kind: kind === 'instances' ? 'Deployment' : 'component',
    name: kind === 'instances' ? 'web' : 'shop-web',
    namespace: 'default',
    environment: 'dev',
    cluster: 'dev',
    node: 'dev-node-a',
    pod: 'web-1',
    delivery: ids.webhooks,
  };
  const filled = path.replace(/:(\w+)/g, (_all, name) => values[name]!);
  if (method === 'delete' && ['procedures', 'freezes'].includes(kind)) {
    return `${filled}?version=1`;
  }
  if (path.startsWith('/statistics')) {
    return `${filled}?from=2026-01-01T00:00:00Z&until=2026-02-01T00:00:00Z`;
  }
  return `${filled}${QUERIES[path] ?? ''}`;
}

function bodyOf({ path }: Route): object {
  switch (path) {
    case '/webhooks':
    case '/webhooks/:id':
      return {
        ...{ name: 'ci', format: 'slack' },
        url: 'https://hooks.slack.com/services/x',
      };
    case '/plans':
      return change;
    case '/operations':
      return {
        change,
        planHash: PLAN_HASH,
        idempotencyKey: randomUUID(),
      };
    case '/operations/:id/decisions':
      return { seq: 1, verdict: 'approved', planHash: PLAN_HASH };
    case '/operations/:id/override-freeze':
      return { reason: 'It cannot wait' };
    case '/procedures/simulate':
      return {
        ...{ environment: 'dev', projectRef: 'system:default/shop' },
        ...{ blueprints: [], kind: 'deploy', parts: [] },
        ...{ toZero: false, instances: 1, at: '2026-01-01T00:00:00Z' },
      };
    case '/procedures':
    case '/procedures/:id':
      return { body: procedure, ...(path.endsWith(':id') && { version: 1 }) };
    case '/freezes':
    case '/freezes/:id':
      return { body: freeze, ...(path.endsWith(':id') && { version: 1 }) };
    case '/reservations':
      return {
        ...{ serviceId: ids.services, environment: 'dev', reason: 'Tests' },
        until: times.until,
      };
    case '/delegations':
      return { toUser: 'user:default/no-one', ...times, reason: 'Holiday' };
    case '/projects/releases':
      return { projectRef: SHOP, environment: 'dev' };
    case '/services/:id/dependencies':
      return { dependsOn: [] };
    default:
      return {};
  }
}

async function call(route: Route, header: string) {
  const { method } = route;
  const request = portal.request[method](`/api/paas${urlOf(route)}`).set(
    'authorization',
    header,
  );
  return method === 'post' || method === 'put'
    ? request.send(bodyOf(route))
    : request;
}

/** An emergency that nobody has reviewed yet, which a gate asks about all the same. */
async function insertGated(knex: Knex) {
  const [group] = procedure.gates.map(gate => gate.group);
  await knex('operations').insert({
    id: ids.gated,
    ...{ kind: 'deploy', state: 'waiting', service_id: ids.services },
    ...{ initiator: 'user:default/ada', project_ref: SHOP },
    ...{ plan_hash: PLAN_HASH, accepted_hash: PLAN_HASH, idempotency_key: 'y' },
    emergency: JSON.stringify({ reason: 'Outage', groups: [group] }),
  });
  await knex('operation_targets').insert({
    ...{ operation_id: ids.gated, instance_id: ids.instances },
    ...{ position: 0, from_number: 1, to_number: 1 },
  });
  const [{ type, ...gate }] = procedure.gates as [
    (typeof procedure.gates)[number],
  ];
  await knex('operation_steps').insert({
    ...{ operation_id: ids.gated, seq: 1, direction: 'forward' },
    ...{ instance_id: ids.instances, state: 'waiting', type: `human.${type}` },
    input: JSON.stringify({ ...gate, procedure: 'Board' }),
  });
}

/** A service with its release and operation, written as if it had been created. */
async function insert(knex: Knex) {
  const [content] = fc.sample(contents, { numRuns: 1, seed: 1 });
  await knex('services').insert({
    id: ids.services,
    project_ref: 'system:default/shop',
    name: 'web',
    entity_ref: 'component:default/shop-web',
    owner_ref: 'group:default/owners',
    blueprint: 'plain',
    created_by: 'user:default/ada',
  });
  await knex('instances').insert({
    id: ids.instances,
    service_id: ids.services,
    environment: 'dev',
    ...{ head_number: 1, live_number: 1, next_number: 2 },
  });
  await knex('operations').insert({
    id: ids.operations,
    ...{ kind: 'create', state: 'succeeded', service_id: ids.services },
    ...{ initiator: 'user:default/ada', project_ref: 'system:default/shop' },
    ...{ plan_hash: 'x', accepted_hash: 'x', idempotency_key: 'x' },
    ended_at: knex.fn.now(),
  });
  await knex('operation_targets').insert({
    ...{ operation_id: ids.operations, instance_id: ids.instances },
    ...{ position: 0, to_number: 1 },
  });
  await knex('policy_documents').insert(
    [
      { kind: 'procedure', id: ids.procedures, body: procedure },
      { kind: 'freeze', id: ids.freezes, body: freeze },
    ].map(({ body, ...row }) => ({
      ...row,
      ...{ version: 1, author: 'user:default/ada' },
      body: JSON.stringify(body),
    })),
  );
  await knex('reservations').insert({
    ...{ id: ids.reservations, instance_id: ids.instances, reason: 'Tests' },
    ...{ holder: 'user:default/ada', until: times.until },
  });
  await knex('delegations').insert({
    ...{ id: ids.delegations, from_user: 'user:default/ada' },
    ...{ to_user: 'user:default/bea', ...times, reason: 'Holiday' },
  });
  await knex('releases').insert({
    instance_id: ids.instances,
    ...{ number: 1, hash: 'x', cause: 'create', author: 'user:default/ada' },
    content: JSON.stringify(content),
    operation_id: ids.operations,
  });
  await insertGated(knex);
}

beforeAll(async () => {
  portal = await startTestPortal({ databases, projects: ['shop'] });
  // At once, as an operation would: what is read in between is not it.
  await portal.knex.transaction(insert);
  await eventually(
    () => portal.get(`/instances/${ids.instances}`),
    ({ status }) => status === 200,
  );
});

describe('routes', () => {
  it('are those of the table, guarded as it says', () => {
    const actual = routes.map(({ method, path, allow, permissions }) => [
      `${method} ${path}`,
      allow.includes('user'),
      allow.includes('service'),
      permissions.map(({ name }) => name),
    ]);
    expect(actual.sort()).toEqual(
      Object.entries(routeGuards)
        .map(([key, { service, permissions }]) => [
          ...[key, true, service],
          permissions,
        ])
        .sort(),
    );
  });

  it.each(routes.map(route => [`${route.method} ${route.path}`, route]))(
    '%s lets in whom the table says',
    async (key, route) => {
      const guard = routeGuards[key as string]!;
      const status = async (header: string) =>
        (await call(route as Route, header)).status;
      expect({
        nobody: await status(mockCredentials.none.header()),
        forged: await status(mockCredentials.user.invalidHeader()),
        service: (await status(mockCredentials.service.header())) !== 403,
        stranger: await status(mockCredentials.user.header(STRANGER)),
        auditor: await status(mockCredentials.user.header(auditor)),
      }).toEqual({
        nobody: 401,
        forged: 401,
        service: guard.service,
        stranger: guard.stranger,
        auditor: guard.auditor,
      });
    },
  );
});
