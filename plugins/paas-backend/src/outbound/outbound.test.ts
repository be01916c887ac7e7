import { createHmac } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  webhookPayloadSchema,
  type WebhookCreate,
} from '@mooring/backstage-plugin-paas-common';
import { StuckError } from '@mooring/backstage-plugin-paas-node';
import { eventually } from '@mooring/test-utils';
import { Bench, requester } from '../operations/__testUtils__/Bench';
import { OutboundProcess } from './__testUtils__/OutboundProcess';
import { Receiver } from './__testUtils__/Receiver';

jest.setTimeout(120_000);

const SECRET = 'hunter2 hunter2 hunter2';
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let bench: Bench;
let outbound: OutboundProcess;
let receivers: Receiver[];

beforeEach(async () => {
  bench = await Bench.create(databases);
  receivers = [await Receiver.start(), await Receiver.start()];
  outbound = await OutboundProcess.start(
    bench.knex,
    receivers.map(({ port }) => `127.0.0.1:${port}`),
  );
});

afterEach(async () => {
  await outbound.stop();
  await Promise.all(receivers.map(receiver => receiver.stop()));
});

async function addWebhook(
  receiver: Receiver,
  overrides: Partial<WebhookCreate> = {},
) {
  return outbound.webhooks.create(
    {
      name: `at ${receiver.port}`,
      url: receiver.url,
      format: 'json',
      language: 'en',
      secret: SECRET,
      ...{ projects: [], environments: [], states: [], enabled: true },
      ...overrides,
    },
    requester,
  );
}

async function deliveries(id: string) {
  const page = { limit: 100, cursor: undefined };
  return (await outbound.webhooks.deliveries(id, page)).items;
}

/** As if the time to wait were over. */
async function passTime(): Promise<void> {
  await bench.knex('webhook_targets').update({ retry_at: null });
  await bench
    .knex('webhook_deliveries')
    .where({ state: 'pending' })
    .update({ next_at: bench.knex.raw(`now() - interval '1 minute'`) });
  await outbound.runTask('sweep-untold-changes');
}

function payloadsOf(receiver: Receiver) {
  return receiver.received.map(({ body }) =>
    webhookPayloadSchema.parse(JSON.parse(body)),
  );
}

describe('changes of operations', () => {
  it('are noted in the transaction that makes them, without reasons', async () => {
    const { knex } = bench;
    const { id } = await bench.accept(bench.create());
    await expect(
      knex.transaction(async trx => {
        await trx('operations').where({ id }).update({ state: 'running' });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    const holder = {
      ...{ kind: 'person', code: 'rollout', name: 'group:default/a' },
      ...{ reason: 'the password is hunter2', since: 'now' },
    };
    const update = (values: object) =>
      knex('operations').where({ id }).update(values);
    await update({ holder: JSON.stringify(holder), state: 'held' });
    // Neither another reason nor a later time is a change to be told.
    const later = { ...holder, reason: 'else', since: 'later' };
    await update({ holder: JSON.stringify(later), note: 'n' });
    await update({ holder: JSON.stringify({ ...later, code: 'failed' }) });
    await update({ holder: null });
    // Whatever stands there, an operation is not stopped by it.
    await update({ holder: JSON.stringify('odd') });
    const changes = await knex('operation_changes')
      .where({ operation_id: id })
      .orderBy('id');
    expect(
      changes.map(row => [
        ...[row.state_before, row.state_after],
        ...[row.holder_before?.code, row.holder_after?.code],
      ]),
    ).toEqual([
      [null, 'queued', undefined, undefined],
      ['queued', 'held', undefined, 'rollout'],
      ['held', 'held', 'rollout', 'failed'],
      ['held', 'held', 'failed', undefined],
    ]);
    expect(JSON.stringify(changes)).not.toContain('hunter2');
  });

  it('reach events, people and webhooks once each, in order', async () => {
    const [receiver] = receivers as [Receiver];
    await addWebhook(receiver, { projects: ['system:default/shop'] });
    await addWebhook(receiver, { name: 'x', states: ['succeeded', 'undone'] });
    await addWebhook(receiver, { name: 'off', enabled: false });
    await addWebhook(receiver, { name: 'y', environments: ['prod'] });
    const created = await bench.perform(bench.create());
    expect(created.state).toBe('succeeded');
    const states = ['queued', 'running', 'succeeded'];
    await eventually(
      () => [receiver.received.length, outbound.events.length],
      ([messages, events]) => messages === 4 && events === 3,
    );
    const payloads = payloadsOf(receiver);
    expect(
      payloads
        .map(({ operation }) => operation!.state)
        .filter((state, index, all) => all.indexOf(state) === index),
    ).toEqual(states);
    expect(outbound.events.map(({ state }) => state).sort()).toEqual(
      [...states].sort(),
    );
    const [queued] = payloads;
    expect(queued).toMatchObject({
      event: 'operation.changed',
      operation: {
        ...{ id: created.id, kind: 'create', project: 'system:default/shop' },
        ...{ services: ['web'], environments: ['dev'] },
        initiator: requester.user,
        link: `https://portal.corp/operations/${created.id}`,
      },
    });
    expect(outbound.events.find(({ state }) => state === 'queued')).toEqual({
      ...{ operationId: created.id, kind: 'create', state: 'queued' },
      projectRef: 'system:default/shop',
      ...{ environments: ['dev'], change: queued!.change },
    });
    for (const { headers, body } of receiver.received) {
      const [, t, v1] = /^t=(\d+),v1=(\w+)$/.exec(
        String(headers['x-mooring-signature']),
      )!;
      expect(v1).toBe(
        createHmac('sha256', SECRET).update(`${t}.${body}`).digest('hex'),
      );
    }
    expect(new Set(receiver.ids).size).toBe(4);
    // What is told once more is not there to be told.
    await outbound.runTask('sweep-untold-changes');
    const waiting = await bench
      .knex('operation_changes')
      .whereNull('dispatched_at');
    expect(waiting).toEqual([]);
    expect(outbound.notifications).toEqual([]);
    expect(receiver.received).toHaveLength(4);
  });

  it('tell whoever an operation waits for, and who started it of a bad end', async () => {
    await bench.perform(bench.create());
    bench.onRun = async type => {
      if (type === 'kubernetes.rollout') {
        throw new StuckError('the password is hunter2', []);
      }
    };
    const { id, holder } = await bench.perform(bench.scale(3));
    expect(holder?.kind).toBe('person');
    await eventually(
      () => outbound.notifications,
      ({ length }) => length === 1,
    );
    bench.onRun = async () => {};
    await bench.decisions.undo(id, requester);
    await bench.advance(id);
    await eventually(
      () => outbound.notifications,
      ({ length }) => length === 2,
    );
    const place = { scope: id, link: `/operations/${id}` };
    expect(outbound.notifications).toMatchObject([
      { recipients: { entityRef: [holder!.name] }, payload: place },
      { recipients: { entityRef: [requester.user] }, payload: place },
    ]);
    expect(
      JSON.stringify([outbound.notifications, outbound.events]),
    ).not.toContain('hunter2');
  });

  it('are told again when that failed, under the same scope', async () => {
    let failures = 0;
    outbound.onNotify = async () => {
      failures += 1;
      if (failures === 1) {
        throw new Error('notifications are away');
      }
    };
    const { id } = await bench.accept(bench.create());
    await bench
      .knex('operations')
      .where({ id })
      .update({ state: 'cancelled', ended_at: bench.knex.fn.now() });
    await eventually(
      () => outbound.notifications,
      ({ length }) => length === 1,
      60_000,
    );
    expect(outbound.notifications[0]!.payload.scope).toBe(id);
  });
});

describe('webhooks', () => {
  it('that answer 500 are tried again with the same id, and keep the order', async () => {
    const [receiver] = receivers as [Receiver];
    receiver.onMessage = response => response.writeHead(500).end();
    const { id } = await addWebhook(receiver);
    await bench.perform(bench.create());
    const [last] = await eventually(
      () => deliveries(id),
      rows => rows.length === 3 && rows.some(row => row.attempts > 0),
    ).then(rows => rows.reverse());
    // One of three was tried: the others wait behind it.
    expect(receiver.received).toHaveLength(1);
    expect(last).toMatchObject({
      ...{ state: 'pending', attempts: 1, status: 500, failure: 'status' },
      change: { state: 'queued' },
    });
    expect(Date.parse(last!.nextAt!)).toBeGreaterThan(Date.now());

    receiver.onMessage = response => response.end();
    await passTime();
    await eventually(
      () => deliveries(id),
      rows => rows.every(({ state }) => state === 'delivered'),
    );
    const [first, again, ...others] = receiver.ids;
    expect(again).toBe(first);
    expect(new Set([first, ...others]).size).toBe(3);
    const changes = payloadsOf(receiver).map(({ change }) => change!);
    expect(changes).toEqual([...changes].sort((a, b) => a - b));
    const [webhook] = (await outbound.webhooks.list()).items;
    expect(webhook).toMatchObject({
      pending: 0,
      last: { state: 'delivered', status: 200 },
    });
  });

  it('that hang or are down delay neither operations nor other targets', async () => {
    const [slow, quick] = receivers as [Receiver, Receiver];
    slow.onMessage = () => {};
    await bench.perform(bench.create());
    const measured = async (replicas: number) => {
      const begun = Date.now();
      const { state } = await bench.perform(bench.scale(replicas));
      expect(state).toBe('succeeded');
      return Date.now() - begun;
    };
    const alone = await measured(2);
    await addWebhook(slow);
    await addWebhook(quick);
    const beside = await measured(3);
    expect(beside).toBeLessThan(alone + 1_000);
    await eventually(
      () => [slow.received.length, quick.received.length],
      ([hanging, told]) => hanging === 1 && told! >= 3,
      4_000,
    );
    await slow.stop();
    const rows = await eventually(
      () => bench.knex('webhook_deliveries').whereNot({ attempts: 0 }),
      tried => tried.some(({ failure }) => failure !== null),
    );
    expect(rows.filter(({ failure }) => failure).length).toBe(1);

    await slow.listen();
    slow.onMessage = response => response.end();
    await passTime();
    await eventually(
      () => bench.knex('webhook_deliveries').where({ state: 'pending' }),
      ({ length }) => length === 0,
    );
  });

  it('that refuse one message are sent the others', async () => {
    const [receiver] = receivers as [Receiver];
    receiver.onMessage = (response, { body }) =>
      response.writeHead(body.includes('"state":"running"') ? 400 : 200).end();
    const { id } = await addWebhook(receiver, {
      states: ['running', 'succeeded'],
    });
    await bench.perform(bench.create());
    const rows = await eventually(
      () => deliveries(id),
      found => found[0]?.state === 'delivered' && found[1]?.attempts === 1,
    );
    expect(rows.map(({ state, failure }) => [state, failure])).toEqual([
      ['delivered', undefined],
      ['pending', 'status'],
    ]);
  });

  it('are given up after a day, which shows, and can be sent again by hand', async () => {
    const [receiver] = receivers as [Receiver];
    await receiver.stop();
    const { id } = await addWebhook(receiver);
    await bench.perform(bench.create());
    await eventually(
      () => deliveries(id),
      rows => rows.length === 3 && rows[2]!.attempts > 0,
    );
    await bench
      .knex('webhook_deliveries')
      .update({ queued_at: bench.knex.raw(`now() - interval '25 hours'`) });
    await passTime();
    const rows = await eventually(
      () => deliveries(id),
      all => all.length === 3 && all.every(row => row.state === 'given-up'),
    );
    expect(rows.map(({ failure }) => failure)).toEqual([
      ...['unreachable', 'unreachable', 'unreachable'],
    ]);
    expect(outbound.lines).toContainEqual(
      expect.stringMatching(/3 messages were given up after a day/),
    );

    await receiver.listen();
    const { id: delivery } = rows[0]!;
    await outbound.webhooks.redeliver(id, delivery, requester);
    await eventually(
      () => deliveries(id),
      ([newest]) => newest?.state === 'delivered',
    );
    expect(receiver.ids).toEqual([delivery]);
  });

  it('can be tried out, once, whether they are switched on or not', async () => {
    const [receiver] = receivers as [Receiver];
    const { id } = await addWebhook(receiver, { enabled: false });
    await outbound.webhooks.test(id, requester);
    await eventually(
      () => deliveries(id),
      ([test]) => test?.state === 'delivered',
    );
    expect(payloadsOf(receiver)[0]!.event).toBe('test');
    receiver.onMessage = response => response.writeHead(404).end();
    await outbound.webhooks.test(id, requester);
    const [failed] = await eventually(
      () => deliveries(id),
      ([test]) => test?.state === 'given-up',
    );
    expect(failed).toMatchObject({ status: 404, failure: 'status' });
    expect(failed!.change).toBeUndefined();
  });
});
