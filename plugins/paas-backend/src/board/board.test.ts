import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { randomUUID } from 'node:crypto';
import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  boardSchema,
  operationPageSchema,
  type Board,
  type BoardQuery,
  type Emergency,
  type Operation,
} from '@mooring/backstage-plugin-paas-common';
import { eventually } from '@mooring/test-utils';
import fc from 'fast-check';
import {
  OWNER,
  startTestPortal,
  STRANGER,
  type TestPortal,
} from '../__testUtils__/testPortal';
import { fitsBoard } from '../domain/board';
import { operationQuery, toOperations } from '../operations/operationViews';
import { DatabaseDoneStore } from './DatabaseDoneStore';
import { SeededOperations } from './__testUtils__/SeededOperations';

jest.setTimeout(180_000);

const SRE = 'group:default/sre';
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let portal: TestPortal;
let seeded: SeededOperations;

async function board(
  search: Record<string, string> = {},
  user = OWNER,
): Promise<Board> {
  const answer = await portal.get(
    `/board?${new URLSearchParams(search)}`,
    user,
  );
  expect([answer.status, answer.body.error]).toEqual([200, undefined]);
  return boardSchema.strict().parse(answer.body);
}

/** The board is told by the database; this is when it has heard. */
async function boardWhen(
  isSo: (found: Board) => boolean,
  search: Record<string, string> = {},
): Promise<Board> {
  return eventually(() => board(search), isSo);
}

const idsOf = (items: Operation[]) => items.map(({ id }) => id);

beforeAll(async () => {
  portal = await startTestPortal({
    databases,
    projects: ['shop', 'billing'],
    features: [
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => mockServices.userInfo({ ownershipEntityRefs: [SRE] }),
      }),
    ],
  });
  seeded = new SeededOperations(portal.knex);
});

beforeEach(async () => {
  await seeded.clear();
  await boardWhen(({ waiting, held, running, queued, done }) =>
    [waiting, held, running, queued, done].every(it => !it.items.length),
  );
});

describe('board', () => {
  it('has a section for each state, those first that have waited longest, with the true number', async () => {
    const since = (minute: number) =>
      new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
    const held = (minute: number, name: string, kind = 'person') => ({
      ...{ state: 'held', initiator: 'user:default/ada' },
      holder: { kind, name, reason: 'because', since: since(minute) },
    });
    const ids = {
      other: await seeded.insert(held(9, 'group:default/others')),
      later: await seeded.insert(held(5, SRE)),
      system: await seeded.insert(held(3, SRE, 'system')),
      gate: await seeded.insert({ ...held(1, SRE), state: 'waiting' }),
      own: await seeded.insert(held(7, OWNER)),
      undoing: await seeded.insert({ state: 'undoing', created: since(0) }),
      queued: await seeded.insert({ state: 'queued' }),
      done: await seeded.insert({ state: 'undone', ended: since(0) }),
      today: await seeded.insert({ ended: new Date().toISOString() }),
    };
    const running: string[] = [];
    for (let minute = 60; minute > 0; minute -= 1) {
      const created = since(minute);
      running.unshift(await seeded.insert({ state: 'running', created }));
    }
    const found = await boardWhen(
      ({ running: { count }, done }) => count === 61 && done.items.length === 2,
    );
    // A system that happens to be called like a group is no person.
    expect(idsOf(found.mineToDo.items)).toEqual([ids.gate, ids.later, ids.own]);
    expect(found.mineToDo.count).toBe(3);
    expect(idsOf(found.waiting.items)).toEqual([ids.gate]);
    expect(idsOf(found.held.items)).toEqual([
      ...[ids.system, ids.later, ids.own, ids.other],
    ]);
    expect(idsOf(found.running.items)).toEqual([
      ...[ids.undoing, ...running.slice(0, 49)],
    ]);
    expect(idsOf(found.queued.items)).toEqual([ids.queued]);
    expect(idsOf(found.done.items)).toEqual([ids.today, ids.done]);
    expect(found.done.count).toBe(1);
    expect((await board({ since: since(-1) })).done.count).toBe(2);
    expect(found.done.items[0]).toMatchObject({
      ...{ service: 'web', step: 3, steps: 3, state: 'succeeded' },
      environments: ['dev', 'prod'],
    });
  });

  it('tells why to those who may see the inside, and to others that', async () => {
    const holder = {
      ...{ kind: 'person', name: SRE, reason: 'secret reason' },
      since: '2026-01-01T00:00:00.000Z',
    };
    const rest = {
      note: 'secret note',
      emergency: {
        reason: 'secret emergency',
        groups: [SRE],
        review: { actor: OWNER, note: 'secret review', at: holder.since },
      },
    };
    await seeded.insert({ state: 'held', holder, ...rest });
    await seeded.insert({
      ...{ state: 'undone', ended: holder.since, failure: 'secret failure' },
      ...rest,
    });
    const found = await boardWhen(
      ({ held, done }) => held.count === 1 && done.items.length === 1,
    );
    expect(found.held.items[0]).toMatchObject({ holder, ...rest });
    expect(found.done.items[0]).toMatchObject({ failure: 'secret failure' });
    for (const path of ['/board', '/board/done']) {
      const { text } = await portal.get(path, STRANGER).expect(200);
      expect(text).not.toContain('secret');
    }
    const outside = await board({}, STRANGER);
    expect(outside.held.items[0]).toMatchObject({
      holder: { ...holder, reason: '' },
      emergency: { reason: '', review: { actor: OWNER } },
    });
  });

  it('finds in memory just what it finds in the database', async () => {
    const pick = <T>(index: number, ...of: T[]) => of[index % of.length]!;
    const ids: string[] = [];
    for (let i = 0; i < 40; i += 1) {
      ids.push(
        await seeded.insert({
          kind: pick(i, 'deploy', 'scale', 'rollback'),
          state: pick(i, 'succeeded', 'undone', 'cancelled', 'succeeded'),
          ended: new Date(Date.UTC(2026, 1, 1, 0, i % 7)).toISOString(),
          initiator: pick(i, OWNER, 'user:default/Ada', 'user:default/web_b'),
          services: pick(i, ['web'], ['cache'], ['web', 'cache'], ['a%b']),
          environments: pick(i, ['dev'], ['prod'], ['dev', 'prod']),
          project: pick(i, 'shop', 'billing', 'shop'),
          emergency: pick<Emergency | undefined>(
            ...[i, undefined, { reason: 'x', groups: [SRE] }, undefined],
            {
              ...{ reason: 'x', groups: [SRE] },
              review: { actor: OWNER, at: 'y' },
            },
          ),
        }),
      );
    }
    const store = new DatabaseDoneStore(portal.knex);
    const viewer = { ref: OWNER, claims: new Set([OWNER, SRE]) };
    const all = await toOperations(
      portal.knex,
      await operationQuery(portal.knex),
    );
    const maybe = <T>(...values: T[]) =>
      fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 });
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          mine: maybe('true' as const),
          emergency: maybe('true' as const),
          projectRef: maybe('system:default/shop', 'system:default/none'),
          kind: maybe<BoardQuery['kind']>('deploy', 'scale'),
          environment: maybe('dev', 'prod'),
          state: maybe<BoardQuery['state']>('undone', 'succeeded'),
          initiator: maybe(OWNER, 'user:default/Ada'),
          search: maybe('WEB', 'a', '%', '_', 'default', ids[3]!.slice(0, 9)),
        }),
        async query => {
          const { items } = await store.page(query, viewer, {
            ...{ limit: 200, cursor: undefined },
          });
          const fitting = all.filter(it => fitsBoard(it, query, viewer));
          expect(idsOf(items).sort()).toEqual(idsOf(fitting).sort());
          const since = new Date(Date.UTC(2026, 1, 1, 0, 3)).toISOString();
          expect(await store.count(query, viewer, since)).toBe(
            fitting.filter(({ endedAt }) => endedAt! >= since).length,
          );
        },
      ),
      { numRuns: 150 },
    );
    // The two ways of reading one agree as well.
    const { items } = await store.page({}, viewer, {
      ...{ limit: 200, cursor: undefined },
    });
    for (const item of items) {
      expect(item).toEqual(all.find(({ id }) => id === item.id));
    }
  });

  it('loses and repeats nothing from page to page, whatever ends meanwhile', async () => {
    // Many within one millisecond, as a database tells times apart.
    const at = (micros: number) =>
      `2026-01-01T00:00:00.000${String(micros).padStart(3, '0')}Z`;
    const before: string[] = [];
    for (let i = 0; i < 23; i += 1) {
      before.push(await seeded.insert({ ended: at(Math.floor(i / 2)) }));
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const search = new URLSearchParams({
        limit: '4',
        ...(cursor !== undefined && { cursor }),
      });
      const { body } = await portal.get(`/board/done?${search}`).expect(200);
      const page = operationPageSchema.strict().parse(body);
      seen.push(...idsOf(page.items));
      cursor = page.nextCursor;
      await seeded.insert({ ended: new Date().toISOString() });
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter(id => before.includes(id))).toHaveLength(23);
    const ended = await portal
      .knex('operations')
      .whereIn('id', before)
      .orderByRaw('ended_at DESC, id DESC')
      .pluck('id');
    expect(seen.filter(id => before.includes(id))).toEqual(ended);
  });

  it('says that nothing has changed until something has, whoever changed it', async () => {
    const id = await seeded.insert({ state: 'running' });
    await boardWhen(({ running }) => running.count === 1);
    const { etag } = (await portal.get('/board')).headers;
    const again = () => portal.get('/board').set('if-none-match', etag!);
    expect((await again()).status).toBe(304);
    // Others see other things, and ask for other things.
    const other = portal.get('/board', STRANGER).set('if-none-match', etag!);
    expect((await other).status).toBe(200);
    const narrow = portal.get('/board?kind=scale').set('if-none-match', etag!);
    expect((await narrow).status).toBe(200);

    await portal
      .knex('operation_steps')
      .where({ operation_id: id, seq: 1 })
      .update({ state: 'pending' });
    const answer = await eventually(again, ({ status }) => status === 200);
    expect(boardSchema.parse(answer.body).running.items[0]).toMatchObject({
      step: 1,
      steps: 3,
    });
  });

  it.each([
    ['cursor', '/board/done?cursor=forged'],
    ['cursor', `/board/done?cursor=${cursorOf({ at: 'x', id: randomUUID() })}`],
    [
      'cursor',
      `/board/done?cursor=${cursorOf({
        at: '2026-02-30T00:00:00.000000Z',
        id: randomUUID(),
      })}`,
    ],
    [
      'cursor',
      `/board/done?cursor=${cursorOf({
        at: '0000-01-01T00:00:00.000000Z',
        id: randomUUID(),
      })}`,
    ],
    ['limit', '/board/done?limit=201'],
    ['mine', '/board?mine=yes'],
    ['state', '/board?state=broken'],
    ['kind', '/board?kind=magic'],
    ['environment', '/board?environment=../x'],
    ['search', '/board?search=%00'],
    ['search', `/board?search=${'x'.repeat(101)}`],
    ['since', '/board?since=0000-01-01T00:00:00Z'],
    ['since', '/board?since=yesterday'],
    ['initiator', '/board?initiator=a&initiator=b'],
    ['order', '/board?order=1'],
  ])('refuses a bad %s (%#)', async (field, path) => {
    const { status, body } = await portal.get(path);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(
      new RegExp(`^Invalid query: .*${field}`),
    );
  });

  it('is for those who have signed in', async () => {
    const none = mockCredentials.none.header();
    for (const path of ['/board', '/board/done']) {
      const answer = portal.get(path).set('authorization', none);
      expect((await answer).status).toBe(401);
    }
  });
});

function cursorOf(position: object): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}
