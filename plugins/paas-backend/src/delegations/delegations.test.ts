import { TestDatabases } from '@backstage/backend-test-utils';
import type { Delegation } from '@mooring/backstage-plugin-paas-common';
import {
  OWNER,
  startTestPortal,
  STRANGER,
  userWith,
  type TestPortal,
} from '../__testUtils__/testPortal';
import { DatabaseDelegations } from './DatabaseDelegations';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const operator = userWith('paas.policy.manage');
const [ADA, BEA, CEM] = ['ada', 'bea', 'cem'].map(
  name => `user:default/${name}`,
) as [string, string, string];
let portal: TestPortal;
let delegations: DatabaseDelegations;

const inHours = (hours: number) =>
  new Date(Date.now() + hours * 3_600_000).toISOString();

const delegate = (from: string, toUser: string, changed: object = {}) =>
  portal.post(
    '/delegations',
    {
      ...{ toUser, from: inHours(-1), until: inHours(24), reason: 'Holiday' },
      ...changed,
    },
    from,
  );

const listed = async (user: string): Promise<[string, string][]> => {
  const { body } = await portal.get('/delegations', user).expect(200);
  return body.items.map((it: Delegation) => [it.fromUser, it.toUser]);
};

beforeAll(async () => {
  portal = await startTestPortal({
    databases,
    projects: ['shop'],
    entities: ['ada', 'bea', 'cem'].map(name => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name, namespace: 'default' },
      spec: { memberOf: [] },
    })),
  });
  delegations = new DatabaseDelegations(portal.knex);
});

beforeEach(() => portal.knex('delegations').delete());

describe('delegations', () => {
  it('hand decisions to one person for a time, and no further', async () => {
    await delegate(ADA, BEA).expect(201);
    await delegate(ADA, BEA).expect(201);
    await delegate(BEA, CEM).expect(201);
    await delegate(CEM, ADA, { from: inHours(1) }).expect(201);
    const now = new Date();
    const later = new Date(inHours(25));
    expect(await delegations.actingFor(BEA, now)).toEqual([ADA]);
    expect(await delegations.actingFor(CEM, now)).toEqual([BEA]);
    expect(await delegations.actingFor(ADA, now)).toEqual([]);
    expect(await delegations.actingFor(ADA, new Date(inHours(2)))).toEqual([
      CEM,
    ]);
    expect(await delegations.actingFor(BEA, later)).toEqual([]);
  });

  it('are seen by both, and by those who define the rules', async () => {
    await delegate(ADA, BEA).expect(201);
    expect(await listed(ADA)).toEqual([[ADA, BEA]]);
    expect(await listed(BEA)).toEqual([[ADA, BEA]]);
    expect(await listed(STRANGER)).toEqual([]);
    expect(await listed(operator)).toEqual([[ADA, BEA]]);
  });

  it('are taken back by who made them, or by an operator', async () => {
    const { body } = await delegate(ADA, BEA).expect(201);
    const path = `/delegations/${body.id}`;
    for (const user of [BEA, STRANGER]) {
      await portal.delete(path, user).expect(403);
    }
    await portal.delete(path, ADA).expect(204);
    expect(await delegations.actingFor(BEA, new Date())).toEqual([]);
    await portal.delete(path, ADA).expect(404);
    const again = await delegate(ADA, BEA).expect(201);
    await portal.delete(`/delegations/${again.body.id}`, operator).expect(204);
    expect(
      await portal
        .knex('audit_events')
        .where({ target: `delegation:${body.id}` })
        .orderBy('id')
        .select('actor', 'action', 'outcome'),
    ).toMatchObject([
      { actor: ADA, action: 'decisions.delegated', outcome: 'done' },
      { actor: BEA, action: 'decisions.taken-back', outcome: 'refused' },
      { actor: STRANGER, action: 'decisions.taken-back', outcome: 'refused' },
      { actor: ADA, action: 'decisions.taken-back', outcome: 'done' },
    ]);
  });

  it.each([
    [ADA, {}, 'toUser: name somebody else'],
    ['user:default/nobody', {}, 'toUser: the catalog knows nobody'],
    ['group:default/sre', {}, 'toUser'],
    [BEA, { until: inHours(-0.5) }, 'until: it is past'],
    [BEA, { from: inHours(25) }, 'until'],
    [BEA, { until: inHours(24 * 200) }, 'until: at most 180 days'],
    [BEA, { reason: '' }, 'reason'],
    [BEA, { fromUser: OWNER }, 'fromUser'],
  ])('to %s with %j are refused', async (toUser, changed, named) => {
    const { body } = await delegate(ADA, toUser, changed).expect(400);
    expect(body.error.message).toContain(named);
  });
});
