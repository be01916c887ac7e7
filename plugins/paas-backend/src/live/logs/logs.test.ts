import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  PaasClient,
  type LogEntry,
} from '@mooring/backstage-plugin-paas-common';
import { eventually, kubectl, PodLog } from '@mooring/test-utils';
import { emptyAudit } from '../../__testUtils__/emptyAudit';
import {
  OWNER,
  startTestPortal,
  type TestPortal,
} from '../../__testUtils__/testPortal';
import { observedEntity } from '../__testUtils__/observedEntity';

jest.setTimeout(180_000);

const run = `g${randomUUID().slice(0, 8)}`;
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const logs = new Map<string, PodLog>();
let portal: TestPortal;
let client: PaasClient;
let id: string;
let ref: string;

async function createPod(name: string, spec: object = {}): Promise<PodLog> {
  const log = await PodLog.create(
    { cluster: 'dev', namespace: run, pod: name },
    ['app', 'side'],
  );
  logs.set(name, log);
  await kubectl('dev', ['apply', '-f', '-'], {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: run, labels: { run } },
    spec: {
      containers: ['app', 'side'].map(container => ({
        name: container,
        image: 'app:1',
      })),
      ...spec,
    },
  });
  return log;
}

async function whenReady(...names: string[]): Promise<void> {
  await kubectl('dev', [
    ...['wait', '-n', run, '--for=condition=Ready', '--timeout=60s'],
    ...names.map(name => `pod/${name}`),
  ]);
}

/** Says lines, one a second from some time on. */
function say(
  pod: string,
  lines: Record<number, string>,
  options: { container?: string; previous?: boolean } = {},
): void {
  const entries = Object.entries(lines).map(([second, text]) => ({
    text,
    time: new Date(Date.UTC(2026, 0, 1, 8, 0, Number(second))),
  }));
  logs.get(pod)!.append(entries, { container: 'app', ...options });
}

async function read(
  query: Parameters<PaasClient['readLogs']>[1] = {},
): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  const signal = AbortSignal.timeout(30_000);
  for await (const entry of client.readLogs(id, query, signal)) {
    entries.push(entry);
  }
  return entries;
}

async function texts(
  query: Parameters<PaasClient['readLogs']>[1] = {},
): Promise<string[]> {
  return (await read(query)).map(entry =>
    'text' in entry ? `${entry.pod}: ${entry.text}` : `! ${entry.note}`,
  );
}

/** Reads on until told to stop. */
function follow(query: Parameters<PaasClient['readLogs']>[1] = {}) {
  const stop = new AbortController();
  const entries: LogEntry[] = [];
  const ended = (async () => {
    const all = client.readLogs(id, { follow: true, ...query }, stop.signal);
    for await (const entry of all) {
      entries.push(entry);
    }
  })().catch(error => error);
  return {
    entries,
    said: (pod: string) =>
      entries.flatMap(entry =>
        'text' in entry && entry.pod === pod ? [entry.text] : [],
      ),
    async stop() {
      stop.abort();
      await ended;
    },
  };
}

beforeAll(async () => {
  portal = await startTestPortal({
    databases,
    projects: [],
    entities: [observedEntity(run, { selector: `run=${run}`, namespace: run })],
  });
  await kubectl('dev', ['create', 'namespace', run]);
  await createPod('a');
  await createPod('b');
  await whenReady('a', 'b');
  const panel = await eventually(
    () => portal.get(`/entities/component/default/${run}/panel`),
    ({ body }) => body.instances?.[0]?.inside?.pods.length === 2,
  );
  ({ id, ref } = panel.body.instances[0]);
  const { origin } = new URL(portal.get('/').url);
  const headers = {
    authorization: `Bearer mock-user-token:{"sub":"${OWNER}"}`,
  };
  client = new PaasClient((path, init) =>
    fetch(`${origin}/api/paas${path}`, { ...init, headers }),
  );
  say('a', { 1: 'one', 4: 'four', 6: '六' });
  say('b', { 2: 'two', 3: 'three', 5: 'five' });
  say('a', { 1: 'aside' }, { container: 'side' });
  say('a', { 0: 'before' }, { previous: true });
});

afterAll(async () => {
  await kubectl('dev', ['delete', 'namespace', run, '--wait=false']);
});

describe('logs', () => {
  it('are merged by time over all pods, and can be narrowed down', async () => {
    expect(await texts()).toEqual([
      'a: one',
      'b: two',
      'b: three',
      'a: four',
      'b: five',
      'a: 六',
    ]);
    expect(await texts({ tailLines: 1 })).toEqual(['b: five', 'a: 六']);
    expect(await texts({ pod: 'a', container: 'side' })).toEqual(['a: aside']);
    expect(await texts({ pod: 'a', previous: true })).toEqual(['a: before']);
    expect(await texts({ sinceSeconds: 60 })).toEqual([]);
    const [first] = await read({ pod: 'a' });
    const stamped = await kubectl('dev', [
      ...['logs', 'a', '-n', run, '-c', 'app', '--timestamps'],
    ]);
    expect(stamped.split('\n')[0]).toBe(`${(first as { at: string }).at} one`);
  });

  it('are recorded before they are sent', async () => {
    await emptyAudit(portal.knex);
    const query = { pod: 'a', container: 'side' };
    await read(query);
    const rows = await portal.knex('audit_events');
    expect(rows).toMatchObject([
      {
        actor: OWNER,
        action: 'instance.logs.read',
        target: ref,
        project_ref: null,
        detail: { ...query, tailLines: 1000, follow: false, previous: false },
      },
    ]);
  });

  it('are answered so that nothing on the way holds them back', async () => {
    const { headers } = await portal
      .get(`/instances/${id}/logs`)
      .set('accept-encoding', 'gzip, br');
    expect(headers).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'transfer-encoding': 'chunked',
    });
    expect(headers['content-encoding']).toBeUndefined();
  });

  it.each([
    ['pod=other', 404, 'pod'],
    ['pod=..%2Fkube-system', 400, 'pod'],
    ['pod=a%00', 400, 'pod'],
    ['pod=a&pod=b', 400, 'pod'],
    [`container=${'c'.repeat(64)}`, 400, 'container'],
    ['container=none', 400, 'container'],
    ['tailLines=0', 400, 'tailLines'],
    ['tailLines=-1', 400, 'tailLines'],
    ['tailLines=1.5', 400, 'tailLines'],
    ['tailLines=1e9', 400, 'tailLines'],
    ['tailLines=NaN', 400, 'tailLines'],
    ['sinceSeconds=0', 400, 'sinceSeconds'],
    ['follow=maybe', 400, 'follow'],
    ['follow=true&previous=true', 400, 'follow'],
    ['limitBytes=1', 400, 'limitBytes'],
  ])('are refused for %s with %i naming %s', async (query, status, field) => {
    const answer = await portal.get(`/instances/${id}/logs?${query}`);
    expect([answer.status, answer.body.error.message]).toEqual([
      status,
      expect.stringContaining(field),
    ]);
  });

  it('say which pod has none to read, and give those of the others', async () => {
    await createPod('ghostly', { nodeName: 'no-such-node' });
    const entries = await eventually(
      () => read(),
      all => all.some(entry => 'note' in entry),
    );
    expect(entries[0]).toEqual({
      pod: 'ghostly',
      note: expect.stringContaining('no-such-node'),
    });
    expect(entries).toHaveLength(7);
    await kubectl('dev', [
      ...['delete', 'pod', 'ghostly', '-n', run],
      ...['--force', '--grace-period=0'],
    ]);
  });

  it('are followed without a line lost or twice, from pods that come and go', async () => {
    let count = 0;
    const speak = () => {
      count += 1;
      logs.get('a')!.append([`tick ${count}`], { container: 'app' });
      logs.get('b')!.append([`tick ${count}`], { container: 'app' });
    };
    const speaking = setInterval(speak, 20);
    await eventually(
      () => count,
      n => n > 20,
    );
    const reader = follow({ tailLines: 10 });
    await eventually(
      () => reader.said('b').length,
      length => length > 100,
    );
    await createPod('c');
    say('c', { 30: 'hello' });
    await whenReady('c');
    await eventually(
      () => reader.said('c'),
      said => said.includes('hello'),
    );
    await kubectl('dev', ['delete', 'pod', 'b', '-n', run]);
    const length = reader.said('a').length;
    await eventually(
      () => reader.said('a').length,
      now => now > length + 200,
    );
    clearInterval(speaking);
    const last = `tick ${count}`;
    await eventually(
      () => reader.said('a').at(-1),
      text => text === last,
    );
    await reader.stop();
    const said = reader.said('a');
    const first = Number(said[0]!.slice(5));
    expect(said).toEqual(
      Array.from(
        { length: count - first + 1 },
        (_, index) => `tick ${first + index}`,
      ),
    );
    const fromB = reader.said('b');
    expect(new Set(fromB).size).toBe(fromB.length);
    expect(reader.said('c')).toEqual(['hello']);
  });

  it('come quickly while they are followed', async () => {
    const reader = follow({ pod: 'a', tailLines: 1 });
    await eventually(
      () => reader.entries.length,
      length => length === 1,
    );
    const before = Date.now();
    logs.get('a')!.append(['now'], { container: 'app' });
    await eventually(
      () => reader.said('a'),
      said => said.includes('now'),
    );
    expect(Date.now() - before).toBeLessThan(1_500);
    await reader.stop();
  });

  it('wait for a slow reader, and are cut off from one that reads nothing', async () => {
    const line = 'x'.repeat(1_000);
    const log = await createPod('loud');
    await whenReady('loud');
    log.append(
      Array.from({ length: 40_000 }, (_, index) => `${index} ${line}`),
      { container: 'app' },
    );
    const { host, port } = new URL(portal.get('/').url) as URL;
    const open = async (pausedMs: number) => {
      const socket = connect(Number(port), '127.0.0.1');
      await once(socket, 'connect');
      socket.on('error', () => {});
      socket.write(
        [
          `GET /api/paas/instances/${id}/logs?pod=loud&tailLines=100000 HTTP/1.1`,
          `Host: ${host}`,
          `Authorization: Bearer mock-user-token:{"sub":"${OWNER}"}`,
          'Connection: close\r\n\r\n',
        ].join('\r\n'),
      );
      socket.pause();
      await new Promise(resolve => setTimeout(resolve, pausedMs));
      let received = 0;
      socket.on('data', chunk => {
        received += chunk.length;
      });
      socket.resume();
      await once(socket, 'close');
      return received;
    };
    const [slow, stuck] = await Promise.all([open(5_000), open(40_000)]);
    expect(slow).toBeGreaterThan(40_000 * 1_000);
    expect(stuck).toBeLessThan(30_000 * 1_000);
    await kubectl('dev', ['delete', 'pod', 'loud', '-n', run]);
  });

  it('are read by one person twenty times at once at most', async () => {
    const readers = Array.from({ length: 20 }, () => follow({ tailLines: 1 }));
    await eventually(
      () => readers.every(({ entries }) => entries.length > 0),
      all => all,
    );
    const refused = await portal.get(`/instances/${id}/logs`);
    expect([refused.status, refused.body.error.message]).toEqual([
      429,
      expect.stringContaining('close some'),
    ]);
    await readers[0]!.stop();
    await eventually(
      () => portal.get(`/instances/${id}/logs?tailLines=1`),
      ({ status }) => status === 200,
    );
    await Promise.all(readers.map(reader => reader.stop()));
  });
});
