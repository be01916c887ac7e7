import { createHash, randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { historySchema } from '@mooring/backstage-plugin-paas-common';
import fc from 'fast-check';
import {
  startTestPortal,
  STRANGER,
  userWith,
  type TestPortal,
} from '../__testUtils__/testPortal';
import { contents } from '../domain/content/__testUtils__/contents';

jest.setTimeout(120_000);

const READ = 'paas.instance.read';
const CONFIGURATION = 'paas.instance.configuration.read';
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const reader = userWith(READ, CONFIGURATION);
const [base] = fc.sample(contents, { numRuns: 1, seed: 3 });
let portal: TestPortal;

const digestOf = (tag: string) =>
  `sha256:${createHash('sha256').update(tag).digest('hex')}`;
const day = (number: number) => new Date(Date.UTC(2026, 4, number));

/** A release with its own tag and operation, live from one day on until another. */
async function insertLive(
  instanceId: string,
  serviceId: string,
  release: { number: number; tag: string; from: number; until?: number },
) {
  const { number, tag, from, until } = release;
  const operationId = randomUUID();
  await portal.knex('operations').insert({
    id: operationId,
    ...{ kind: 'deploy', state: 'succeeded', service_id: serviceId },
    project_ref: 'system:default/shop',
    initiator: `user:default/dev-${number}`,
    ...{ note: `note ${number}`, created_at: day(from) },
    ...{ plan_hash: 'x', accepted_hash: 'x', idempotency_key: operationId },
  });
  await portal.knex('releases').insert({
    instance_id: instanceId,
    ...{ number, hash: `sha256:${number}`, cause: 'deploy', author: 'x' },
    content: JSON.stringify({
      ...base,
      image: { ...base!.image, tag, digest: digestOf(tag) },
      config: { LOG_LEVEL: tag },
    }),
    operation_id: operationId,
  });
  await portal.knex('live_intervals').insert({
    ...{ instance_id: instanceId, number, operation_id: operationId },
    live_from: day(from),
    live_until: until === undefined ? null : day(until),
  });
  return operationId;
}

async function insertService(name: string, live: number | null) {
  const ids = { service: randomUUID(), instance: randomUUID() };
  await portal.knex('services').insert({
    id: ids.service,
    ...{ project_ref: 'system:default/shop', name },
    entity_ref: `component:default/shop-${name}`,
    owner_ref: 'group:default/owners',
    ...{ blueprint: 'plain', created_by: 'user:default/ada' },
    deleted_at: live === null ? day(20) : null,
  });
  await portal.knex('instances').insert({
    ...{ id: ids.instance, service_id: ids.service, environment: 'prod' },
    ...{ head_number: live, live_number: live, next_number: 9 },
  });
  return ids;
}

async function history(search: Record<string, string>, user = reader) {
  const { status, body } = await portal.get(
    `/history?${new URLSearchParams(search)}`,
    user,
  );
  expect([status, body.error]).toEqual([200, undefined]);
  return historySchema.strict().parse(body).items;
}

const shop = { projectRef: 'system:default/shop' };
let operation: string;

beforeAll(async () => {
  portal = await startTestPortal({ databases, projects: ['shop'] });
  const web = await insertService('web', 3);
  const old = await insertService('old', null);
  const live = (release: Parameters<typeof insertLive>[2]) =>
    insertLive(web.instance, web.service, release);
  await live({ number: 1, tag: '1.26', from: 1, until: 3 });
  operation = await live({ number: 2, tag: '1.27', from: 3, until: 10 });
  await live({ number: 3, tag: '1.28', from: 10 });
  await portal.knex('operation_decisions').insert({
    ...{ operation_id: operation, seq: 0, plan_hash: 'x', at: day(2) },
    ...{ actor: 'user:default/boss', verdict: 'approved', note: 'fine' },
  });
  await insertLive(old.instance, old.service, {
    ...{ number: 1, tag: '0.9', from: 2, until: 20 },
  });
});

describe('history', () => {
  it('tells what was live, who started it, and what differed', async () => {
    const items = await history({ ...shop, at: '2026-05-03T14:00:00+02:00' });
    expect(items.map(({ service, release }) => [service, release])).toEqual([
      ['old', 1],
      ['web', 2],
    ]);
    const version = (before: string, after: string) =>
      expect.arrayContaining([
        expect.objectContaining({
          ...{ part: 'version', field: 'image' },
          before: expect.stringContaining(before),
          after: expect.stringContaining(after),
        }),
        {
          ...{ part: 'configuration', field: 'LOG_LEVEL' },
          ...{ before, after },
        },
      ]);
    expect(items[1]).toMatchObject({
      instance: 'default/shop/web/prod',
      ...{ hash: 'sha256:2', image: { tag: '1.27' } },
      since: '2026-05-03T00:00:00.000Z',
      until: '2026-05-10T00:00:00.000Z',
      operation: {
        id: operation,
        ...{ kind: 'deploy', initiator: 'user:default/dev-2', note: 'note 2' },
        acceptedAt: '2026-05-03T00:00:00.000Z',
        decisions: [
          {
            ...{ actor: 'user:default/boss', verdict: 'approved' },
            ...{ note: 'fine', at: '2026-05-02T00:00:00.000Z' },
          },
        ],
      },
      before: {
        ...{ number: 1, changed: ['version', 'configuration'] },
        changes: version('1.26', '1.27'),
      },
      now: { number: 3, changes: version('1.27', '1.28') },
    });
    // Deleted since.
    expect(items[0]).not.toHaveProperty('now');
    expect(items[0]).not.toHaveProperty('before');
  });

  it('takes the beginning of an interval in, and its end not', async () => {
    const at = async (time: string) =>
      (await history({ instance: 'default/shop/web/prod', at: time })).map(
        ({ release }) => release,
      );
    expect(await at('2026-04-30T23:59:59.999Z')).toEqual([]);
    expect(await at('2026-05-01T00:00:00Z')).toEqual([1]);
    expect(await at('2026-05-02T23:59:59.999Z')).toEqual([1]);
    expect(await at('2026-05-03T00:00:00Z')).toEqual([2]);
    expect(await at('2026-11-01T00:00:00Z')).toEqual([3]);
  });

  it('lists what one may see the inside of, and values to those who may see configuration', async () => {
    const query = { ...shop, at: '2026-05-04T00:00:00Z' };
    expect(await history(query, STRANGER)).toEqual([]);
    const [, web] = await history(query, userWith(READ));
    expect(web).toMatchObject({
      before: { number: 1, changed: ['version', 'configuration'] },
    });
    expect(JSON.stringify(web)).not.toContain('LOG_LEVEL');
    expect(
      await history({ ...query, projectRef: 'system:default/none' }),
    ).toEqual([]);
  });

  it.each([
    ['at', 'projectRef=system:default/shop'],
    ['at', 'at=yesterday&projectRef=system:default/shop'],
    ['at', 'at=2026-05-03T14:00:00&projectRef=system:default/shop'],
    ['at', 'at=2999-01-01T00:00:00Z&projectRef=system:default/shop'],
    ['projectRef', 'at=2026-05-03T14:00:00Z'],
    ['projectRef', 'at=2026-05-03T14:00:00Z&projectRef=shop'],
    ['projectRef', 'at=2026-05-03T14:00:00Z&projectRef=system:a/%00'],
    ['instance', 'at=2026-05-03T14:00:00Z&instance=web'],
    [
      'projectRef',
      'at=2026-05-03T14:00:00Z&projectRef=system:a/b&instance=a/b/c/d',
    ],
    ['x', 'at=2026-05-03T14:00:00Z&projectRef=system:a/b&x=1'],
  ])('refuses a bad %s (%#)', async (field, search) => {
    const { status, body } = await portal.get(`/history?${search}`, reader);
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringMatching(new RegExp(`^Invalid query: .*"${field}"`)),
    ]);
  });
});
