import { mockServices } from '@backstage/backend-test-utils';
import { Receiver } from '../__testUtils__/Receiver';
import { webhookFormats } from '../../domain/outbound/formats/webhookFormats';
import { WebhookRules } from './WebhookRules';
import { WebhookSender } from './WebhookSender';

const LOOPBACK = ['127.0.0.0/8', '::1/128'];
const { isTaken } = webhookFormats.dingtalk;
const receivers: Receiver[] = [];

async function startReceiver(): Promise<Receiver> {
  const receiver = await Receiver.start();
  receivers.push(receiver);
  return receiver;
}

function send(
  url: string,
  options: {
    allow?: string[];
    allowedNetworks?: string[];
    isTaken?: typeof isTaken;
    signal?: AbortSignal;
    timeoutMs?: number;
  } = {},
) {
  const { host } = new URL(url);
  const { allow = [host], allowedNetworks = LOOPBACK } = options;
  const rules = WebhookRules.fromConfig(
    mockServices.rootConfig({
      data: { mooring: { webhooks: { allow, allowedNetworks } } },
    }),
  );
  const { timeoutMs = 10_000 } = options;
  return new WebhookSender({ rules, timeoutMs }).send(
    new URL(url),
    { body: '{"a":1}', delivery: 'd-1', query: { sign: 'a+b=' } },
    options.isTaken,
    options.signal ?? new AbortController().signal,
  );
}

afterEach(async () => {
  await Promise.all(receivers.splice(0).map(receiver => receiver.stop()));
});

describe('WebhookSender', () => {
  it('posts the message with its id, and asks no more than the status', async () => {
    const receiver = await startReceiver();
    receiver.onMessage = response => {
      response.writeHead(200);
      // It never comes to an end.
      const write = () => response.write('x'.repeat(65_536)) && undefined;
      write();
      response.on('drain', write);
    };
    expect(await send(receiver.url)).toEqual({ status: 200 });
    expect(receiver.received).toEqual([
      {
        url: '/hooks/secret-path?sign=a%2Bb%3D',
        headers: expect.objectContaining({
          'content-type': 'application/json; charset=utf-8',
          'x-mooring-delivery': 'd-1',
        }),
        body: '{"a":1}',
      },
    ]);
  });

  it('reads a robot’s answer, as long as it is short', async () => {
    const receiver = await startReceiver();
    const answers: [string, object][] = [
      ['{"errcode":0}', { status: 200 }],
      ['{"errcode":310000}', { status: 200, failure: 'refused' }],
      ['not json', { status: 200, failure: 'answer' }],
      [
        `{"errcode":0,"x":"${'x'.repeat(9_000)}"}`,
        { status: 200, failure: 'answer' },
      ],
    ];
    for (const [answer, expected] of answers) {
      receiver.onMessage = response => response.end(answer);
      expect(await send(receiver.url, { isTaken })).toEqual(expected);
    }
    // Begins to answer and never ends.
    receiver.onMessage = response => response.write('{"errcode":0');
    const patience = { isTaken, timeoutMs: 300 };
    expect(await send(receiver.url, patience)).toEqual({
      failure: 'timeout',
    });
  });

  it('follows no redirect', async () => {
    const [receiver, elsewhere] = [
      await startReceiver(),
      await startReceiver(),
    ];
    const allow = [receiver, elsewhere].map(({ port }) => `127.0.0.1:${port}`);
    for (const status of [301, 302, 303, 307, 308]) {
      receiver.onMessage = response =>
        response.writeHead(status, { location: elsewhere.url }).end();
      expect(await send(receiver.url, { allow })).toEqual({
        status,
        failure: 'redirect',
      });
    }
    expect(receiver.received).toHaveLength(5);
    expect(elsewhere.received).toEqual([]);
  });

  it('connects to no address of the portal’s own network, whatever names it', async () => {
    const receiver = await startReceiver();
    const { port } = receiver;
    for (const host of [
      ...['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]'],
      // Numbers that are addresses.
      ...['2130706433', '0x7f.1', '0'],
    ]) {
      expect(
        await send(`http://${host}:${port}/`, { allowedNetworks: [] }),
      ).toEqual({ failure: 'address' });
    }
    for (const host of [
      ...['10.0.0.1', '192.168.0.1', '169.254.169.254', '100.100.100.200'],
      ...['[fd00:ec2::254]', '[fe80::1]', '[fd12:3456::1]', '0.0.0.0'],
    ]) {
      expect(await send(`http://${host}:${port}/`)).toEqual({
        failure: 'address',
      });
    }
    expect(receiver.received).toEqual([]);
  });

  it('connects to no host that has been taken off the list', async () => {
    const receiver = await startReceiver();
    expect(await send(receiver.url, { allow: ['hooks.corp'] })).toEqual({
      failure: 'host',
    });
    expect(receiver.received).toEqual([]);
  });

  it('says in a word why nothing came of it', async () => {
    const receiver = await startReceiver();
    receiver.onMessage = response => response.writeHead(503).end('why');
    expect(await send(receiver.url)).toEqual({
      status: 503,
      failure: 'status',
    });
    const tls = receiver.url.replace('http:', 'https:');
    expect((await send(tls)).failure).toBe('tls');
    receiver.onMessage = () => {};
    expect(await send(receiver.url, { timeoutMs: 300 })).toEqual({
      failure: 'timeout',
    });
    await receiver.stop();
    expect(await send(receiver.url)).toEqual({ failure: 'unreachable' });
    expect(await send('http://nowhere.invalid/')).toEqual({
      failure: 'unresolved',
    });
  });

  it('says nothing when it is stopped', async () => {
    const receiver = await startReceiver();
    const stop = new AbortController();
    receiver.onMessage = () => stop.abort(new Error('stopped'));
    await expect(send(receiver.url, { signal: stop.signal })).rejects.toThrow(
      'stopped',
    );
  });

  it('names the entry of the configuration that is wrong', () => {
    const read = (webhooks: object) => () =>
      WebhookRules.fromConfig(
        mockServices.rootConfig({ data: { mooring: { webhooks } as never } }),
      );
    expect(read({ allow: ['https://a.corp'] })).toThrow(
      "Configuration mooring.webhooks.allow: 'https://a.corp' is neither a host",
    );
    expect(read({ allowedNetworks: ['10.0.0.1'] })).toThrow(
      "Configuration mooring.webhooks.allowedNetworks: '10.0.0.1' is no network",
    );
  });
});
