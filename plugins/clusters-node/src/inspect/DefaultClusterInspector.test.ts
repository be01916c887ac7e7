import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { eventually, PodLog } from '@mooring/test-utils';
import { clusterConfig, kubectl, readCluster } from '../__testUtils__/sandbox';
import { FreezableProxy } from '../__testUtils__/FreezableProxy';
import { DefaultClusterConnections } from '../connections/DefaultClusterConnections';
import type { LogLine } from '../readerTypes';
import { DefaultClusterInspector } from './DefaultClusterInspector';

jest.setTimeout(120_000);

const namespace = `inspect-${randomUUID().slice(0, 8)}`;

function connect(config: object) {
  const connections = DefaultClusterConnections.create({
    config: mockServices.rootConfig({ data: { ...config } }),
    logger: mockServices.logger.mock(),
  });
  return { connections, inspector: new DefaultClusterInspector(connections) };
}

async function kubectlJson(...args: string[]) {
  return JSON.parse(await kubectl([...args, '-n', namespace, '-o', 'json']));
}

async function collect(lines: AsyncIterable<LogLine>): Promise<string[]> {
  const texts = [];
  for await (const { text } of lines) {
    texts.push(text);
  }
  return texts;
}

/** A moment some time ago. */
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 8, 0, seconds));

describe('DefaultClusterInspector', () => {
  const { connections, inspector } = connect(clusterConfig());

  beforeAll(async () => {
    await kubectl(['create', 'namespace', namespace]);
    await kubectl(['apply', '-f', '-'], {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'web',
        namespace,
        annotations: {
          'kwok.x-k8s.io/usage-cpu': '250m',
          'kwok.x-k8s.io/usage-memory': '64Mi',
        },
      },
      spec: {
        containers: ['app', 'side'].map(name => ({ name, image: 'app:1' })),
      },
    });
    await kubectl([
      ...['wait', '-n', namespace, '--for=condition=Ready', 'pod/web'],
    ]);
  });

  afterAll(async () => {
    await connections.close();
    await kubectl(['delete', 'namespace', namespace, '--wait=false']);
  });

  it('shows an object as it stands, without book-keeping', async () => {
    const ref = { apiVersion: 'v1', kind: 'Pod', namespace, name: 'web' };
    const pod = await inspector.object('dev', ref);
    const expected = await kubectlJson('get', 'pod', 'web');
    expected.metadata.annotations = {
      'kwok.x-k8s.io/usage-cpu': '250m',
      'kwok.x-k8s.io/usage-memory': '64Mi',
    };
    expect(pod).toEqual(expected);
    await expect(
      inspector.object('dev', { ...ref, name: 'none' }),
    ).resolves.toBeUndefined();
  });

  it('reaches no Secret, and no other path by a name', async () => {
    const ref = { apiVersion: 'v1', kind: 'Secret', namespace, name: 'any' };
    await expect(inspector.object('dev', ref)).rejects.toMatchObject({
      name: 'InputError',
      message: 'Mooring reads no Secret of v1 in clusters',
    });
    for (const kind of ['constructor', 'Pod/../secrets']) {
      await expect(
        inspector.object('dev', { ...ref, kind }),
      ).rejects.toMatchObject({ name: 'InputError' });
    }
    for (const name of ['..', '../secrets/any', 'a/b', 'a%2f..%2fb', '\0']) {
      const outcome = await inspector
        .object('dev', { ...ref, kind: 'Pod', name })
        .catch(error => error.name);
      expect(['InputError', 'ClusterRefusedError', undefined]).toContain(
        outcome,
      );
    }
    await expect(
      inspector.object('nowhere', { ...ref, kind: 'Pod' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('reads the events of a namespace, newest first', async () => {
    const expected = await eventually(
      () => kubectlJson('get', 'events'),
      ({ items }) => items.length > 0,
    );
    for (const [index, minute] of ['01', '03', '02'].entries()) {
      await kubectl(['create', '-f', '-'], {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: `made-${index}`, namespace },
        involvedObject: { kind: 'Pod', namespace, name: 'web', uid: 'u' },
        type: 'Warning',
        reason: `Minute${minute}`,
        message: 'made by hand',
        count: 7,
        firstTimestamp: '2030-01-01T00:00:00Z',
        lastTimestamp: `2030-01-01T00:${minute}:00Z`,
      });
    }
    const events = await inspector.events('dev', { namespace, limit: 100 });
    expect(events.slice(0, 3).map(({ reason }) => reason)).toEqual([
      'Minute03',
      'Minute02',
      'Minute01',
    ]);
    expect(events[0]).toMatchObject({
      type: 'Warning',
      count: 7,
      about: { kind: 'Pod', namespace, name: 'web', uid: 'u' },
      firstAt: Date.parse('2030-01-01T00:00:00Z'),
      lastAt: Date.parse('2030-01-01T00:03:00Z'),
    });
    const uids = expected.items.map(
      (item: { metadata: { uid: string } }) => item.metadata.uid,
    );
    expect(events.map(({ uid }) => uid)).toEqual(expect.arrayContaining(uids));
    await expect(
      inspector.events('dev', { namespace, limit: 2 }),
    ).resolves.toHaveLength(2);
  });

  it('measures pods and nodes, asking once for all who ask at the same time', async () => {
    const requests = jest.spyOn(connections.get('dev'), 'request');
    const raw = async (path: string) =>
      JSON.parse(
        await kubectl(['get', '--raw', `/apis/metrics.k8s.io/v1beta1/${path}`]),
      );
    await eventually(
      () => raw(`namespaces/${namespace}/pods`),
      ({ items }) => items.length > 0,
      90_000,
    );
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => inspector.podUsage('dev', namespace)),
    );
    expect(requests).toHaveBeenCalledTimes(1);
    expect(answers[0]).toEqual([
      {
        namespace,
        pod: 'web',
        total: { cpu: expect.any(Number), memory: 2 * 64 * 2 ** 20 },
        at: expect.any(Number),
      },
    ]);
    // Both containers, each 250 millicores; the server measures over a window.
    expect(answers[0]![0]!.total.cpu).toBeGreaterThan(450);
    expect(answers[0]![0]!.total.cpu).toBeLessThan(550);

    const nodes = await inspector.nodeUsage('dev');
    const names = (await raw('nodes')).items.map(
      (item: { metadata: { name: string } }) => item.metadata.name,
    );
    expect([...nodes.keys()].sort()).toEqual(names.sort());
    expect(nodes.get(names[0])!.memory).toBeGreaterThan(1e9);
    requests.mockRestore();
  });

  it('says soon and in words that nothing can be asked', async () => {
    const proxy = await FreezableProxy.to(readCluster().server);
    const far = connect(clusterConfig({ server: proxy.url }));
    await far.inspector.events('dev', { namespace, limit: 1 });
    proxy.freeze();
    const before = Date.now();
    await expect(
      far.inspector.podUsage('dev', namespace),
    ).rejects.toMatchObject({
      name: 'ClusterUnavailableError',
      message: 'Cluster dev does not answer: no answer in time',
    });
    expect(Date.now() - before).toBeLessThan(4_000);
    await expect(
      far.inspector.logs('dev', { namespace, pod: 'web', container: 'app' }),
    ).rejects.toMatchObject({ name: 'ClusterUnavailableError' });
    expect(Date.now() - before).toBeLessThan(15_000);
    await far.connections.close();
    proxy.close();
  });

  describe('logs', () => {
    let log: PodLog;

    beforeAll(async () => {
      log = await PodLog.create({ cluster: 'dev', namespace, pod: 'web' }, [
        'app',
      ]);
      log.append(
        [
          { time: at(1), text: 'first' },
          { time: at(2), text: '第二 ✓' },
          { time: at(3), text: '\u001b[32mthird\u001b[0m' },
        ],
        { container: 'app' },
      );
    });

    afterAll(() => log.remove());

    const query = { namespace, pod: 'web', container: 'app' };

    it('come as the node wrote them', async () => {
      const expected = await eventually(
        () => kubectl(['logs', 'web', '-n', namespace, '-c', 'app']),
        text => text.includes('third'),
      );
      expect(expected).toContain('第二 ✓');
      const lines = await inspector.logs('dev', query);
      await expect(collect(lines)).resolves.toEqual([
        'first',
        '第二 ✓',
        'third',
      ]);
      const tail = await inspector.logs('dev', { ...query, tailLines: 1 });
      await expect(collect(tail)).resolves.toEqual(['third']);
    });

    it('are followed until the caller stops', async () => {
      const stop = new AbortController();
      const lines = await inspector.logs(
        'dev',
        { ...query, follow: true, tailLines: 1 },
        { signal: stop.signal },
      );
      const seen: LogLine[] = [];
      const end = (async () => {
        for await (const line of lines) {
          seen.push(line);
        }
      })();
      await eventually(
        () => seen.length,
        length => length === 1,
      );
      log.append([{ time: at(4), text: 'fourth' }], { container: 'app' });
      await eventually(
        () => seen.length,
        length => length === 2,
      );
      expect(seen).toEqual([
        { at: '2026-01-01T08:00:03.000000000Z', text: 'third' },
        { at: '2026-01-01T08:00:04.000000000Z', text: 'fourth' },
      ]);
      stop.abort();
      await end;
    });

    it('are refused in words', async () => {
      await expect(
        inspector.logs('dev', { ...query, container: 'none' }),
      ).rejects.toMatchObject({
        name: 'ClusterRefusedError',
        message: expect.stringContaining('container none is not valid'),
      });
      await expect(
        inspector.logs('dev', { ...query, pod: 'none' }),
      ).rejects.toMatchObject({ name: 'ClusterRefusedError', statusCode: 404 });
    });
  });
});
