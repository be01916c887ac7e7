import { TestDatabases } from '@backstage/backend-test-utils';
import {
  webhookCreateSchema,
  type WebhookChange,
  type WebhookCreate,
} from '@mooring/backstage-plugin-paas-common';
import { eventually } from '@mooring/test-utils';
import { Bench, requester } from '../../operations/__testUtils__/Bench';
import { OutboundProcess } from '../__testUtils__/OutboundProcess';
import { Receiver } from '../__testUtils__/Receiver';

jest.setTimeout(120_000);

const SECRET = 'hunter2 hunter2 hunter2';
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let bench: Bench;
let outbound: OutboundProcess;
let receiver: Receiver;

beforeAll(async () => {
  bench = await Bench.create(databases);
  receiver = await Receiver.start();
  outbound = await OutboundProcess.start(bench.knex, [
    ...[`127.0.0.1:${receiver.port}`, '*.corp'],
  ]);
});

afterAll(async () => {
  await outbound.stop();
  await receiver.stop();
});

function webhook(overrides: Partial<WebhookCreate> = {}): WebhookCreate {
  return webhookCreateSchema.parse({
    ...{ name: 'ci', format: 'json', url: receiver.url, secret: SECRET },
    ...overrides,
  });
}

/** The whole database as text. */
async function dump(): Promise<string> {
  const { knex } = bench;
  const tables: { name: string }[] = await knex('information_schema.tables')
    .whereIn('table_schema', ['public', 'pgboss_paas'])
    .where({ table_type: 'BASE TABLE' })
    .select(
      knex.raw(
        `quote_ident(table_schema) || '.' || quote_ident(table_name) AS name`,
      ),
    );
  const rows = await Promise.all(
    tables.map(({ name }) => knex.raw(`SELECT t::text FROM ${name} t`)),
  );
  return JSON.stringify(rows.map(result => result.rows));
}

describe('webhooks', () => {
  it('keep address and secret to themselves', async () => {
    const { webhooks } = outbound;
    const created = await webhooks.create(webhook(), requester);
    expect(created).toMatchObject({
      shownUrl: `http://127.0.0.1:${receiver.port}/hooks/…`,
      ...{ hasSecret: true, enabled: true, pending: 0 },
    });
    await bench.perform(bench.create());
    await eventually(
      () => receiver.received.length,
      count => count >= 3,
    );
    receiver.onMessage = (response, { body, headers }) =>
      response.writeHead(500).end(JSON.stringify({ body, headers }));
    await webhooks.test(created.id, requester);
    const { items } = await eventually(
      () => webhooks.deliveries(created.id, { limit: 9, cursor: undefined }),
      page => page.items[0]?.state === 'given-up',
    );
    const answers = JSON.stringify([created, items, await webhooks.list()]);
    for (const place of [answers, await dump(), outbound.lines.join('\n')]) {
      expect(place).not.toContain('hunter2');
      expect(place).not.toContain('secret-path');
    }
    receiver.onMessage = response => response.end();
    await webhooks.delete(created.id, requester);
    expect((await webhooks.list()).items).toEqual([]);
    expect(await bench.knex('webhook_deliveries')).toEqual([]);
  });

  it('lose their secret with their address, and say so on record', async () => {
    const { webhooks } = outbound;
    const { url: _url, secret: _secret, ...rest } = webhook({ name: 'robot' });
    const change: WebhookChange = { ...rest, format: 'dingtalk' };
    const { id } = await webhooks.create(
      {
        ...change,
        url: 'https://a.corp/robot/send?access_token=t',
        secret: SECRET,
      },
      requester,
    );
    const sealed = async () => {
      const row = await bench.knex('webhook_targets').where({ id }).first();
      return [row.url_sealed, row.secret_sealed];
    };
    const before = await sealed();
    const kept = await webhooks.change(
      id,
      { ...change, url: 'https://a.corp/robot/send?access_token=t', name: 'r' },
      requester,
    );
    expect(kept).toMatchObject({ name: 'r', hasSecret: true });
    expect(await sealed()).toEqual(before);

    const json = webhooks.change(
      id,
      { ...change, format: 'json', url: 'https://evil.corp/' },
      requester,
    );
    await expect(json).rejects.toThrow(
      'with another address it has to be given again',
    );
    const moved = await webhooks.change(
      id,
      { ...change, url: 'https://evil.corp/' },
      requester,
    );
    expect(moved).toMatchObject({
      shownUrl: 'https://evil.corp/',
      hasSecret: false,
    });
    const rows = await bench
      .knex('audit_events')
      .where({ target: `webhook:${id}` })
      .orderBy('id');
    expect(
      rows.map(({ action, detail }) => [action, detail.address, detail.secret]),
    ).toEqual([
      ['webhook.created', undefined, 'set'],
      ['webhook.changed', 'kept', 'kept'],
      ['webhook.changed', 'changed', 'dropped'],
    ]);
    await webhooks.delete(id, requester);
  });

  it('send nothing any more once they are switched off', async () => {
    const { webhooks } = outbound;
    receiver.onMessage = response => response.writeHead(500).end();
    const { url: _url, secret: _secret, ...change } = webhook();
    const { id } = await webhooks.create(webhook(), requester);
    await bench.perform(bench.scale(2));
    const read = async () =>
      (await webhooks.deliveries(id, { limit: 9, cursor: undefined })).items;
    await eventually(read, rows => rows.some(row => row.attempts > 0));
    await webhooks.change(id, { ...change, enabled: false }, requester);
    expect((await read()).map(row => [row.state, row.failure])).toEqual(
      (await read()).map(() => ['given-up', 'disabled']),
    );
    await webhooks.delete(id, requester);
  });

  it.each([
    [{ url: 'ftp://a.corp/' }, 'url: must begin with https:// or http://'],
    [{ url: 'a.corp' }, 'url: must begin with https:// or http://'],
    [{ url: 'https://u:p@a.corp/' }, 'url: leave user and password out of it'],
    [{ url: 'https://a.corp/#x' }, 'url: leave out what follows #'],
    [{ url: 'https://a.com/' }, 'url: a.com is not in mooring.webhooks.allow'],
    [{ url: 'https://a.corp:8443/' }, 'url: a.corp:8443 is not in'],
    [{ url: 'http://169.254.169.254/' }, 'url: 169.254.169.254 is not in'],
    [{ secret: undefined }, 'secret: messages of format json are signed'],
  ])('refuse %j', async (overrides, message) => {
    await expect(
      outbound.webhooks.create(webhook(overrides), requester),
    ).rejects.toThrow(message);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'a\nb' }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ format: 'teams' }, 'format'],
    [{ secret: 'short' }, 'secret'],
    [{ format: 'slack' }, 'secret'],
    [{ states: ['done'] }, 'states'],
    [{ environments: [1] }, 'environments'],
    [{ projects: Array(201).fill('x') }, 'projects'],
    [{ url: 'x'.repeat(2001) }, 'url'],
    [{ created_by: 'user:default/x' }, ''],
  ])('refuse %j for its form', (overrides, path) => {
    const result = webhookCreateSchema.safeParse({
      ...{ name: 'a', format: 'json', url: 'https://a.corp', secret: SECRET },
      ...overrides,
    });
    expect(result.error?.issues[0]?.path[0] ?? '').toBe(path);
    expect(result.success).toBe(false);
  });

  it('are named once', async () => {
    const { webhooks } = outbound;
    const { id } = await webhooks.create(webhook(), requester);
    await expect(webhooks.create(webhook(), requester)).rejects.toThrow(
      "name: there is a webhook 'ci' already",
    );
    await webhooks.delete(id, requester);
    for (const gone of [
      () => webhooks.delete(id, requester),
      () => webhooks.test(id, requester),
      () => webhooks.deliveries(id, { limit: 1, cursor: undefined }),
    ]) {
      await expect(gone()).rejects.toThrow(`There is no webhook ${id}`);
    }
  });
});
