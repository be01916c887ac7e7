import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { eventually } from '@mooring/test-utils';
import {
  startTestPortal,
  STRANGER,
  testConfig,
  userWith,
  type TestPortal,
} from '../../__testUtils__/testPortal';
import { Receiver } from '../__testUtils__/Receiver';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const operator = userWith('paas.webhooks.manage');
const SECRET = 'hunter2 hunter2 hunter2';
let portal: TestPortal;
let receiver: Receiver;

beforeAll(async () => {
  receiver = await Receiver.start();
  const { mooring } = testConfig() as { mooring: object };
  portal = await startTestPortal({
    databases,
    projects: ['shop'],
    config: {
      mooring: {
        ...mooring,
        webhooks: {
          allow: [`127.0.0.1:${receiver.port}`],
          allowedNetworks: ['127.0.0.0/8'],
        },
      },
    },
  });
});

afterAll(() => receiver.stop());

function body(overrides: object = {}): object {
  return {
    ...{ name: 'ci', format: 'json', url: receiver.url, secret: SECRET },
    ...overrides,
  };
}

describe('/webhooks', () => {
  it('lets an operator add, try out, change and remove one', async () => {
    const created = await portal.post('/webhooks', body(), operator);
    expect(created.status).toBe(201);
    const path = `/webhooks/${created.body.id}`;
    const tested = await portal.post(`${path}/test`, {}, operator);
    expect(tested).toMatchObject({ status: 202, body: { state: 'pending' } });
    const { body: page } = await eventually(
      () => portal.get(`${path}/deliveries?limit=1`, operator),
      answer => answer.body.items[0]?.state === 'delivered',
    );
    expect(receiver.ids).toEqual([page.items[0].id]);
    const again = `${path}/deliveries/${page.items[0].id}/redeliver`;
    expect((await portal.post(again, {}, operator)).status).toBe(202);
    await eventually(
      () => receiver.ids,
      ({ length }) => length === 2,
    );
    expect(receiver.ids[1]).toBe(receiver.ids[0]);

    const {
      url: _url,
      secret: _secret,
      ...kept
    } = body() as {
      url: string;
      secret: string;
    };
    const changed = await portal.put(
      path,
      { ...kept, enabled: false, states: ['held'] },
      operator,
    );
    expect(changed).toMatchObject({
      status: 200,
      body: { enabled: false, hasSecret: true, states: ['held'] },
    });
    const answers = JSON.stringify([
      ...[created.body, tested.body, page, changed.body],
      (await portal.get('/webhooks', operator)).body,
      await portal.knex('audit_events'),
    ]);
    expect(answers).not.toContain('hunter2');
    expect(answers).not.toContain('secret-path');
    expect((await portal.delete(path, operator)).status).toBe(204);
    expect((await portal.get('/webhooks', operator)).body.items).toEqual([]);
    const actions = await portal
      .knex('audit_events')
      .where({ target: `webhook:${created.body.id}`, actor: operator })
      .orderBy('id')
      .pluck('action');
    expect(actions).toEqual([
      ...['webhook.created', 'webhook.tested', 'webhook.redelivered'],
      ...['webhook.changed', 'webhook.deleted'],
    ]);
  });

  it('refuses others, on record', async () => {
    const refused = await portal.post('/webhooks', body(), STRANGER);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toMatch(/paas\.webhooks\.manage/);
    expect((await portal.get('/webhooks', STRANGER)).status).toBe(403);
    const rows = await portal
      .knex('audit_events')
      .where({ actor: STRANGER, outcome: 'refused' });
    expect(rows).toMatchObject([
      { action: 'webhook.created', target: 'webhook:ci' },
    ]);
    expect(await portal.knex('webhook_targets')).toEqual([]);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'a\u0000b' }, 'name'],
    [{ secret: 'short' }, 'secret'],
    [{ secret: undefined }, 'secret'],
    [{ format: 'slack' }, 'secret'],
    [{ format: 'email' }, 'format'],
    [{ url: ['javascript', 'alert(1)'].join(':') }, 'url'],
    [{ url: 'http://127.0.0.1/' }, 'url'],
    [{ url: 'http://[::1]/' }, 'url'],
    [{ url: ['x'] }, 'url'],
    [{ states: 'held' }, 'states'],
    [{ enabled: 'yes' }, 'enabled'],
    [{ id: 'x' }, 'id'],
  ])('answers %j with what is wrong', async (overrides, field) => {
    const answer = await portal.post('/webhooks', body(overrides), operator);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(field);
  });

  it('answers what is not there with 404, and what is no id with 400', async () => {
    const path = `/webhooks/${randomUUID()}`;
    for (const answer of [
      await portal.put(path, body(), operator),
      await portal.delete(path, operator),
      await portal.post(`${path}/test`, {}, operator),
      await portal.get(`${path}/deliveries`, operator),
    ]) {
      expect(answer.status).toBe(404);
    }
    for (const wrong of [
      await portal.delete('/webhooks/..%2f', operator),
      await portal.get(`${path}/deliveries?cursor=x`, operator),
      await portal.get(`${path}/deliveries?limit=1000`, operator),
    ]) {
      expect(wrong.status).toBe(400);
    }
  });
});
