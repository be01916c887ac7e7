import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Reservation } from '@mooring/backstage-plugin-paas-common';
import {
  OWNER,
  startTestPortal,
  STRANGER,
  userWith,
  type TestPortal,
} from '../__testUtils__/testPortal';
import { DatabaseReservations } from './DatabaseReservations';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const tester = userWith('paas.instance.reserve');
const other = userWith('paas.instance.reserve', 'paas.audit.read');
const operator = userWith('paas.policy.manage');
let portal: TestPortal;
let service: { id: string; instanceId: string; ref: string };

const inHours = (hours: number) =>
  new Date(Date.now() + hours * 3_600_000).toISOString();

const reserve = (changed: object = {}, user = tester) =>
  portal.post(
    '/reservations',
    {
      ...{ serviceId: service.id, environment: 'dev' },
      ...{ until: inHours(2), reason: 'Regression run 42' },
      ...changed,
    },
    user,
  );

/** A service that runs in dev, written as if it had been created. */
async function insertService() {
  const id = randomUUID();
  const instanceId = randomUUID();
  const operationId = randomUUID();
  const name = `s${id.slice(0, 8)}`;
  await portal.knex.transaction(async trx => {
    await trx('services').insert({
      ...{ id, name, project_ref: 'system:default/shop' },
      entity_ref: `component:default/shop-${name}`,
      ...{ owner_ref: 'group:default/owners', blueprint: 'plain' },
      created_by: 'user:default/ada',
    });
    await trx('instances').insert({
      ...{ id: instanceId, service_id: id, environment: 'dev' },
      ...{ head_number: 1, live_number: 1, next_number: 2 },
    });
    await insertOperation(trx, { id: operationId, state: 'succeeded' });
    await trx('releases').insert({
      ...{ instance_id: instanceId, number: 1, hash: 'x', cause: 'create' },
      ...{ author: 'user:default/ada', content: '{}' },
      operation_id: operationId,
    });
  });
  return { id, instanceId, ref: `default/shop/${name}/dev` };
}

async function insertOperation(
  knex: TestPortal['knex'],
  operation: { id: string; state: string; holder?: object },
) {
  await knex('operations').insert({
    ...{ id: operation.id, kind: 'scale', state: operation.state },
    project_ref: 'system:default/shop',
    initiator: 'user:default/ada',
    ...{ plan_hash: 'x', accepted_hash: 'x', idempotency_key: operation.id },
    ...(operation.holder
      ? { holder: JSON.stringify(operation.holder) }
      : { ended_at: knex.fn.now() }),
  });
}

beforeAll(async () => {
  portal = await startTestPortal({ databases, projects: ['shop'] });
});

beforeEach(async () => {
  service = await insertService();
});

describe('reservations', () => {
  it('are in force from when they are made until they are released', async () => {
    const reservations = new DatabaseReservations(portal.knex);
    const made = await reserve().expect(201);
    expect(made.body).toMatchObject({
      ...{ instance: service.ref, holder: tester, canRelease: true },
      reason: 'Regression run 42',
    });
    expect(await reservations.of([service.instanceId])).toEqual([
      {
        ...{ id: made.body.id, instanceId: service.instanceId },
        ...{ holder: tester, reason: 'Regression run 42' },
        until: new Date(made.body.until),
      },
    ]);
    const { body } = await portal.get('/reservations', STRANGER).expect(200);
    expect(
      body.items.find(({ id }: Reservation) => id === made.body.id),
    ).toEqual({ ...made.body, canRelease: false });

    const refused = await portal
      .delete(`/reservations/${made.body.id}`, STRANGER)
      .expect(403);
    expect(refused.body.error.message).toContain(`reserved by ${tester}`);
    await portal.delete(`/reservations/${made.body.id}`, tester).expect(204);
    await portal.delete(`/reservations/${made.body.id}`, tester).expect(404);
    expect(await reservations.of([service.instanceId])).toEqual([]);
    expect(
      await portal
        .knex('audit_events')
        .where({ target: service.ref })
        .orderBy('id')
        .select('actor', 'action', 'outcome', 'project_ref'),
    ).toMatchObject([
      { actor: tester, action: 'instance.reserved', outcome: 'done' },
      { actor: STRANGER, action: 'instance.released', outcome: 'refused' },
      {
        ...{ actor: tester, action: 'instance.released', outcome: 'done' },
        project_ref: 'system:default/shop',
      },
    ]);
  });

  it('are won by one of many, and the others learn who has it', async () => {
    const users = [tester, other, OWNER, tester, other, OWNER];
    const answers = await Promise.all(users.map(user => reserve({}, user)));
    const won = answers.filter(({ status }) => status === 201);
    expect(won).toHaveLength(1);
    for (const { status, body } of answers.filter(it => it !== won[0])) {
      expect([status, body.error.message]).toEqual([
        409,
        expect.stringContaining(`reserved by ${won[0]!.body.holder} until`),
      ]);
    }
    await portal
      .delete(`/reservations/${won[0]!.body.id}`, operator)
      .expect(204);
    await reserve({}, other).expect(201);
  });

  it('end by themselves and make room for the next', async () => {
    const { body } = await reserve().expect(201);
    const lapsed = new Date(Date.now() - 1000);
    await portal
      .knex('reservations')
      .where({ id: body.id })
      .update({ until: lapsed });
    const { body: list } = await portal.get('/reservations', tester);
    expect(
      list.items.filter((it: Reservation) => it.instance === service.ref),
    ).toEqual([]);
    await portal.delete(`/reservations/${body.id}`, tester).expect(404);
    await reserve({}, other).expect(201);
    expect(
      await portal.knex('reservations').where({ id: body.id }).first(),
    ).toMatchObject({ ended_at: lapsed, ended_by: null });
  });

  it('let go on what waits for them when they are released', async () => {
    const { body } = await reserve().expect(201);
    const elsewhere = await insertService();
    const waiting = async (instanceId: string, code: string) => {
      const id = randomUUID();
      await portal.knex.transaction(async trx => {
        await insertOperation(trx, {
          ...{ id, state: 'held' },
          holder: {
            ...{ kind: 'person', code, name: tester, reason: '' },
            since: inHours(0),
          },
        });
        await trx('operation_targets').insert({
          ...{ operation_id: id, instance_id: instanceId, position: 0 },
        });
      });
      return id;
    };
    const woken = await waiting(service.instanceId, 'reserved');
    const others = [
      await waiting(service.instanceId, 'failed'),
      await waiting(elsewhere.instanceId, 'reserved'),
    ];
    await portal.delete(`/reservations/${body.id}`, tester).expect(204);
    const jobs = await portal
      .knex('pgboss_paas.job')
      .whereIn('singleton_key', [woken, ...others])
      .pluck('singleton_key');
    expect([...new Set(jobs)]).toEqual([woken]);
  });

  it('demand a right to the instance, and that it is there', async () => {
    await reserve({}, STRANGER).expect(403);
    expect(
      await portal
        .knex('audit_events')
        .where({ target: service.ref, outcome: 'refused' }),
    ).toMatchObject([{ actor: STRANGER, action: 'instance.reserved' }]);
    const wrong: [object, number, string][] = [
      [{ serviceId: randomUUID() }, 404, 'serviceId'],
      [{ environment: 'prod' }, 404, 'environment'],
      [{ environment: 'Not a name' }, 400, 'environment'],
      [{ until: inHours(-1) }, 400, 'until'],
      [{ until: inHours(24 * 31) }, 400, 'until: at most 30 days'],
      [{ until: 'soon' }, 400, 'until'],
      [{ reason: '' }, 400, 'reason'],
    ];
    for (const [changed, status, named] of wrong) {
      const answer = await reserve(changed).expect(status);
      expect(answer.body.error.message).toContain(named);
    }
  });
});
