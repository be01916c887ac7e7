import { randomUUID } from 'node:crypto';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { eventually } from '@mooring/test-utils';
import type { Knex } from 'knex';
import { connectionOf } from '../operations/connectionOf';
import { DatabaseServiceDirectory } from './DatabaseServiceDirectory';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let knex: Knex;
let directory: DatabaseServiceDirectory;

const open = async () =>
  DatabaseServiceDirectory.start({
    knex,
    connection: await connectionOf(knex),
    logger: mockServices.logger.mock(),
  });

/** A service with one instance, written as an operation would. */
async function insert(on: Knex, name: string) {
  const ids = { service: randomUUID(), instance: randomUUID() };
  await on('services').insert({
    id: ids.service,
    project_ref: 'system:default/shop',
    name,
    entity_ref: `component:default/shop-${name}`,
    owner_ref: 'group:default/team-a',
    blueprint: 'nginx',
    created_by: 'user:default/ada',
  });
  await on('instances').insert({
    id: ids.instance,
    service_id: ids.service,
    environment: 'dev',
    head_number: 1,
  });
  const operation = randomUUID();
  await on('operations').insert({
    id: operation,
    kind: 'create',
    state: 'running',
    service_id: ids.service,
    project_ref: 'system:default/shop',
    initiator: 'user:default/ada',
    plan_hash: 'x',
    accepted_hash: 'x',
    idempotency_key: operation,
  });
  await on('operation_targets').insert({
    operation_id: operation,
    instance_id: ids.instance,
    position: 0,
    to_number: 1,
  });
  await on('operation_steps').insert(
    ['done', 'pending'].map((state, seq) => ({
      operation_id: operation,
      seq,
      direction: 'forward',
      instance_id: ids.instance,
      type: 'kubernetes.apply',
      input: '{}',
      state,
    })),
  );
  await on('releases').insert({
    instance_id: ids.instance,
    number: 1,
    hash: 'x',
    content: JSON.stringify({
      cluster: 'dev',
      namespace: 'shop-dev',
      image: { repository: 'nginx', tag: '1.28', digest: 'sha256:0' },
      names: [{ name: 'web.shop' }],
    }),
    author: 'user:default/ada',
    cause: 'create',
    operation_id: operation,
  });
  return { ...ids, operation };
}

beforeAll(async () => {
  knex = await databases.init('POSTGRES_18');
  await knex.migrate.latest({ directory: `${__dirname}/../../migrations` });
  directory = await open();
});

afterAll(() => directory.stop());

describe('DatabaseServiceDirectory', () => {
  it('knows what was there before, and each committed change of others', async () => {
    const before = await insert(knex, 'before');
    const fresh = await open();
    expect(fresh.get(before.service)).toMatchObject({ name: 'before' });
    await fresh.stop();

    const told: string[] = [];
    const end = directory.subscribe(id => told.push(id));
    const ids = await knex.transaction(trx => insert(trx, 'web'));
    const found = await eventually(
      () => directory.findByEntity('component:default/shop-web'),
      service => service !== undefined,
      2_000,
    );
    expect(found).toMatchObject({
      id: ids.service,
      instances: [
        {
          id: ids.instance,
          live: undefined,
          head: {
            number: 1,
            cluster: 'dev',
            image: { repository: 'nginx', tag: '1.28' },
            names: ['web.shop'],
          },
          running: { id: ids.operation, state: 'running', step: 2, steps: 2 },
        },
      ],
      lastChange: { operationId: ids.operation, by: 'user:default/ada' },
    });
    expect(told).toContain(ids.service);
    end();

    await knex('operation_steps')
      .where({ operation_id: ids.operation })
      .update({ state: 'done' });
    await knex('operations')
      .where({ id: ids.operation })
      .update({ state: 'succeeded', ended_at: knex.fn.now() });
    await eventually(
      () => directory.findInstance(ids.instance)?.instance.running,
      running => running === undefined,
      2_000,
    );

    await knex('services')
      .where({ id: ids.service })
      .update({ deleted_at: knex.fn.now() });
    await eventually(
      () => directory.findByEntity('component:default/shop-web'),
      service => service === undefined,
      2_000,
    );
    expect(directory.findInstance(ids.instance)).toBeUndefined();
  });

  it('says nothing of a change that was taken back', async () => {
    await expect(
      knex.transaction(async trx => {
        await insert(trx, 'never');
        throw new Error('taken back');
      }),
    ).rejects.toThrow('taken back');
    const { service } = await insert(knex, 'after');
    await eventually(
      () => directory.get(service),
      found => found !== undefined,
    );
    expect(
      directory.findByEntity('component:default/shop-never'),
    ).toBeUndefined();
  });

  it('misses nothing while its connection is cut', async () => {
    const cut = await knex.raw(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database()
         AND application_name = 'mooring_service_changed'`,
    );
    expect(cut.rows.length).toBeGreaterThan(0);
    const { service } = await insert(knex, 'meanwhile');
    await eventually(
      () => directory.get(service),
      found => found !== undefined,
      5_000,
    );
  });
});
