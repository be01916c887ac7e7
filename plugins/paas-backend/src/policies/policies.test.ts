import { randomUUID } from 'node:crypto';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type {
  FreezeDocument,
  ProcedureDocument,
} from '@mooring/backstage-plugin-paas-common';
import { initDatabase } from '../__testUtils__/initDatabase';
import {
  startTestPortal,
  STRANGER,
  userWith,
  type TestPortal,
} from '../__testUtils__/testPortal';
import { DatabaseFreezes } from './DatabaseFreezes';
import { DatabaseGateBook } from './DatabaseGateBook';
import { DatabasePolicyStore } from './DatabasePolicyStore';
import { seedPolicies } from './seedPolicies';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const operator = userWith('paas.policy.manage');
const other = userWith('paas.policy.manage', 'paas.audit.read');
let portal: TestPortal;

const inHours = (hours: number) =>
  new Date(Date.now() + hours * 3_600_000).toISOString();

const procedure = (name: string, condition: object = {}) => ({
  name,
  condition: { environments: ['prod'], ...condition },
  gates: [
    {
      ...{ place: 'before', type: 'approve', title: 'Approve it' },
      group: 'group:default/sre',
    },
  ],
});

const freeze = (changed: object = {}) => ({
  environments: ['prod'],
  ...{ from: inHours(-1), until: inHours(2), reason: 'Stock-taking' },
  overrideGroup: 'group:default/sre',
  ...changed,
});

const facts = {
  environment: 'prod',
  projectRef: 'system:default/shop',
  blueprints: ['nginx'],
  ...{ kind: 'deploy' as const, parts: ['version' as const] },
  ...{ toZero: false, instances: 1 },
  at: '2026-03-02T10:00:00Z',
};

async function create(
  path: '/procedures' | '/freezes',
  body: object,
): Promise<string> {
  const answer = await portal.post(path, { body }, operator);
  expect(answer.status).toBe(201);
  return answer.body.id;
}

async function auditOf(target: string) {
  return portal
    .knex('audit_events')
    .where({ target })
    .orderBy('id')
    .select('actor', 'action', 'outcome', 'detail');
}

beforeAll(async () => {
  portal = await startTestPortal({ databases, projects: ['shop'] });
});

describe('procedures', () => {
  it('are kept in versions, of which the newest counts, each with its audit row', async () => {
    const name = `Board ${randomUUID()}`;
    const book = new DatabaseGateBook(portal.knex);
    const asked = async () =>
      (await book.gates(facts)).filter(gate => gate.procedure === name);
    const id = await create('/procedures', procedure(name));
    expect(await asked()).toMatchObject([{ title: 'Approve it', count: 1 }]);

    const revised = procedure(name, { kinds: ['delete'] });
    await portal
      .post(
        `/procedures/${id}`,
        { version: 1, body: revised, note: 'Only deletions' },
        other,
      )
      .expect(200);
    expect(await asked()).toEqual([]);

    await portal
      .delete(`/procedures/${id}?version=2&note=Not%20needed`, operator)
      .expect(204);
    const { body } = await portal.get(`/procedures/${id}`, STRANGER);
    expect(body.canChange).toBe(false);
    expect(
      body.versions.map((it: ProcedureDocument) => [
        ...[it.version, it.author, it.note, it.withdrawn],
        it.body.condition.kinds,
      ]),
    ).toEqual([
      [3, operator, 'Not needed', true, ['delete']],
      [2, other, 'Only deletions', false, ['delete']],
      [1, operator, undefined, false, []],
    ]);
    const listed = await portal.get('/procedures', STRANGER).expect(200);
    expect(
      listed.body.items.map((it: ProcedureDocument) => it.id),
    ).not.toContain(id);

    const rows = await auditOf(`procedure:${id}`);
    expect(rows.map(it => [it.actor, it.action])).toEqual([
      [operator, 'procedure.created'],
      [other, 'procedure.revised'],
      [operator, 'procedure.withdrawn'],
    ]);
    const [first, second, third] = rows.map(({ detail }) => detail);
    expect(first.after).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(second).toMatchObject({ before: first.after, version: 2 });
    expect(third).toMatchObject({ before: second.after, note: 'Not needed' });
    expect(third.after).toBeUndefined();
  });

  it('are changed by one of two who change the same version, and the other learns who was first', async () => {
    const id = await create('/procedures', procedure('Two'));
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        portal.post(
          `/procedures/${id}`,
          { version: 1, body: procedure(`Two, ${index}`) },
          index % 2 === 0 ? operator : other,
        ),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter(status => status === 200)).toHaveLength(1);
    expect(statuses.filter(status => status === 409)).toHaveLength(5);
    const winner = statuses.indexOf(200) % 2 === 0 ? operator : other;
    const refusals = answers.filter(({ status }) => status === 409);
    for (const { body } of refusals) {
      expect(body.error.message).toContain(`version: ${winner} has changed`);
      expect(body.error.message).toContain('it is at version 2');
    }
    expect(await portal.knex('policy_documents').where({ id })).toHaveLength(2);

    await portal.delete(`/procedures/${id}?version=2`, operator).expect(204);
    const late = await portal
      .post(
        `/procedures/${id}`,
        { version: 2, body: procedure('Late') },
        operator,
      )
      .expect(409);
    expect(late.body.error.message).toContain('has withdrawn it');
  });

  it('are for everybody to read and for few to change, and refusals are recorded', async () => {
    const id = await create('/procedures', procedure('Mine'));
    const body = procedure('Yours');
    for (const attempt of [
      portal.post('/procedures', { body }, STRANGER),
      portal.post(`/procedures/${id}`, { version: 1, body }, STRANGER),
      portal.delete(`/procedures/${id}?version=1`, STRANGER),
      portal.post('/freezes', { body: freeze() }, STRANGER),
    ]) {
      const { status, body: answer } = await attempt;
      expect([status, answer.error.message]).toEqual([
        403,
        expect.stringContaining('paas.policy.manage is not allowed'),
      ]);
    }
    expect(
      (await auditOf(`procedure:${id}`)).filter(
        ({ outcome }) => outcome === 'refused',
      ),
    ).toMatchObject([
      { actor: STRANGER, action: 'procedure.revised' },
      { actor: STRANGER, action: 'procedure.withdrawn' },
    ]);
    expect(await portal.knex('policy_documents').where({ id })).toHaveLength(1);
    const own = await portal.get('/procedures', operator).expect(200);
    expect(own.body.canChange).toBe(true);
    await portal.get(`/procedures/${randomUUID()}`, STRANGER).expect(404);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ gates: [] }, 'gates'],
    [
      { gates: [{ ...procedure('').gates[0], group: 'sre' }] },
      'gates[0].group',
    ],
    [{ condition: { environments: ['prdo'] } }, "no environment 'prdo'"],
    [{ condition: { kinds: ['explode'] } }, 'condition.kinds[0]'],
    [
      {
        condition: {
          outside: {
            ...{ timeZone: 'Mars/Base', days: [1] },
            ...{ from: '08:00', until: '18:00' },
          },
        },
      },
      'condition.outside.timeZone',
    ],
    [{ name: 'a\u0000b' }, 'name'],
    [{ extra: 1 }, 'extra'],
  ])('that are wrong are refused: %j', async (wrong, named) => {
    const answer = await portal
      .post('/procedures', { body: { ...procedure('X'), ...wrong } }, operator)
      .expect(400);
    expect(answer.body.error.message).toContain(named);
  });

  it('are tried out, with what holds of each condition', async () => {
    const name = `Night ${randomUUID()}`;
    await create(
      '/procedures',
      procedure(name, { kinds: ['deploy'], moreInstancesThan: 3 }),
    );
    const simulate = async (changed: object) => {
      const { body } = await portal
        .post('/procedures/simulate', { ...facts, ...changed }, STRANGER)
        .expect(200);
      return {
        gates: body.gates.filter(
          (gate: { procedure: string }) => gate.procedure === name,
        ).length,
        verdict: body.procedures.find(
          (it: { name: string }) => it.name === name,
        ),
      };
    };
    expect(await simulate({})).toMatchObject({
      gates: 0,
      verdict: {
        applies: false,
        conditions: [
          { condition: 'environments', holds: true },
          { condition: 'kinds', holds: true },
          { condition: 'moreInstancesThan', holds: false },
        ],
      },
    });
    expect(await simulate({ instances: 4 })).toMatchObject({
      gates: 1,
      verdict: { applies: true },
    });
    const wrong = await portal
      .post('/procedures/simulate', { ...facts, instances: 0 }, STRANGER)
      .expect(400);
    expect(wrong.body.error.message).toContain('instances');
  });
});

describe('freezes', () => {
  it('cover their environments until they are withdrawn, and stay as they were once they are over', async () => {
    const freezes = new DatabaseFreezes(portal.knex);
    const covering = async (environment: string) =>
      (await freezes.covering([environment], new Date())).map(({ id }) => id);
    const id = await create('/freezes', freeze());
    const also = await create('/freezes', freeze());
    expect(await covering('prod')).toEqual([id, also].sort());
    expect(await covering('dev')).toEqual([]);
    await portal.delete(`/freezes/${id}?version=1`, operator).expect(204);
    expect(await covering('prod')).toEqual([also]);

    await portal
      .knex('policy_documents')
      .where({ id: also })
      .update({
        body: JSON.stringify(freeze({ from: inHours(-3), until: inHours(-2) })),
      });
    for (const attempt of [
      portal.post(`/freezes/${also}`, { version: 1, body: freeze() }, operator),
      portal.delete(`/freezes/${also}?version=1`, operator),
    ]) {
      const { status, body } = await attempt;
      expect([status, body.error.message]).toEqual([
        409,
        expect.stringContaining('over and stays'),
      ]);
    }
    const { body } = await portal.get('/freezes', STRANGER);
    expect(body.items.map((it: FreezeDocument) => it.id)).toEqual([also]);
  });

  it.each([
    [{ until: inHours(-0.5) }, 'until'],
    [{ from: inHours(3) }, 'until'],
    [{ environments: [] }, 'environments'],
    [{ environments: ['moon'] }, "no environment 'moon'"],
    [{ reason: '' }, 'reason'],
    [{ overrideGroup: 'user:default/ada' }, 'overrideGroup'],
    [{ from: 'tomorrow' }, 'from'],
  ])('that are wrong are refused: %j', async (wrong, named) => {
    const answer = await portal
      .post('/freezes', { body: freeze(wrong) }, operator)
      .expect(400);
    expect(answer.body.error.message).toContain(named);
  });
});

describe('seeds', () => {
  const environments = new Map([['prod', {}]]);
  const seeds = (name: string) => ({
    mooring: {
      procedures: [{ key: 'board', ...procedure(name) }],
      freezes: [{ key: 'stock-taking', ...freeze() }],
    },
  });

  it('are inserted once, also by two processes at a time, and never again', async () => {
    const knex = await initDatabase(databases);
    const store = new DatabasePolicyStore(knex, { send: async () => {} });
    const seed = (name: string) =>
      seedPolicies(
        mockServices.rootConfig({ data: seeds(name) }),
        store,
        environments,
      );
    await Promise.all([seed('Board'), seed('Board'), seed('Board')]);
    const [seeded, ...more] = await store.list('procedure');
    expect(more).toEqual([]);
    expect(seeded).toMatchObject({
      author: 'system:mooring',
      body: { name: 'Board' },
    });
    expect(await knex('audit_events').pluck('action')).toEqual([
      'procedure.created',
      'freeze.created',
    ]);

    await seed('Another name');
    expect(await store.list('procedure')).toMatchObject([
      { version: 1, body: { name: 'Board' } },
    ]);
    await store.revise(
      'procedure',
      { id: seeded!.id, version: 1 },
      { body: undefined, note: undefined },
      { user: operator, via: undefined },
    );
    await seed('Board');
    expect(await store.list('procedure')).toEqual([]);
    expect(await store.list('freeze')).toHaveLength(1);
  });

  it.each([
    [[procedure('A')], /mooring\.procedures\[0\].*key/],
    [
      [
        { key: 'a', ...procedure('A') },
        { key: 'a', ...procedure('B') },
      ],
      /mooring\.procedures\[1\]\.key: 'a' stands twice/,
    ],
    [
      [{ key: 'a', ...procedure('A', { environments: ['moon'] }) }],
      /mooring\.procedures\[0\]\.condition\.environments: there is no environment 'moon'/,
    ],
  ])('that are wrong keep the portal from starting', async (entries, why) => {
    const config = mockServices.rootConfig({
      data: { mooring: { procedures: entries } },
    });
    await expect(
      seedPolicies(
        config,
        new DatabasePolicyStore(portal.knex, { send: async () => {} }),
        environments,
      ),
    ).rejects.toThrow(why);
  });
});
