import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setTimeout as delay } from 'node:timers/promises';
import { parseLabelSelector } from '@mooring/common';
import {
  eventually,
  readSandbox,
  ThrowawayCluster,
  Toxiproxy,
  type ToxicProxy,
} from '@mooring/test-utils';
import { connectTo } from '../__testUtils__/connectTo';
import { isStale, isSynced, openReader } from '../__testUtils__/openReader';
import type { ClusterReader, PodChange } from '../readerTypes';

jest.setTimeout(180_000);

const labels = { app: 'faults' };
const requirements = parseLabelSelector('app=faults');

function pod(name: string) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels },
    spec: { containers: [{ name: 'app', image: 'app:1' }] },
  };
}

function replicaSet(revision: string) {
  const annotations = { 'deployment.kubernetes.io/revision': revision };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: 'odd', labels, annotations },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: pod('odd').spec },
    },
  };
}

/** A pod as kubectl and the reader can tell it. */
interface PodFact {
  name: string;
  uid: string;
  ready: boolean;
}

describe('DefaultClusterReader, when things break', () => {
  let cluster: ThrowawayCluster;
  let toxiproxy: Toxiproxy;
  let proxy: ToxicProxy;
  let reader: ClusterReader;
  let close: () => Promise<void>;

  beforeAll(async () => {
    cluster = await ThrowawayCluster.start({
      apiServerArgs: [
        '--enable-priority-and-fairness=false',
        '--max-requests-inflight=2',
      ],
    });
    toxiproxy = await Toxiproxy.start();
    proxy = await toxiproxy.proxy(cluster.server);
    const { caData, token } = cluster;
    ({ reader, close } = openReader({
      it: { server: proxy.url, caData, token },
      live: readSandbox().clusters.dev,
    }));
    await eventually(() => reader.health('it'), isSynced);
    await eventually(() => reader.health('live'), isSynced);
  });
  afterAll(async () => {
    await close();
    await toxiproxy.stop();
    await cluster.stop();
  });

  const health = () => reader.health('it');
  const facts = () =>
    reader.instance({ cluster: 'it', namespace: 'default', requirements });
  const seen = (): PodFact[] =>
    facts().pods.map(({ name, uid, ready }) => ({ name, uid, ready }));

  async function create(...names: string[]): Promise<void> {
    for (const name of names) {
      await cluster.kubectl(['apply', '-f', '-'], pod(name));
    }
  }

  async function setReady(name: string, ready: boolean): Promise<void> {
    const status = ready ? 'True' : 'False';
    const patch = { status: { conditions: [{ type: 'Ready', status }] } };
    await cluster.kubectl([
      ...['patch', 'pod', name, '--subresource=status'],
      ...['--type=merge', '-p', JSON.stringify(patch)],
    ]);
  }

  async function remove(name: string): Promise<void> {
    await cluster.kubectl([
      'delete',
      'pod',
      name,
      '--grace-period=0',
      '--force',
    ]);
  }

  /** What kubectl says of the same pods. */
  async function listed(): Promise<PodFact[]> {
    const list = await cluster.kubectl([
      ...['get', 'pods', '-l', 'app=faults', '-o', 'json'],
    ]);
    interface Item {
      metadata: { name: string; uid: string };
      status: { conditions?: { type: string; status: string }[] };
    }
    return (JSON.parse(list).items as Item[]).map(({ metadata, status }) => ({
      name: metadata.name,
      uid: metadata.uid,
      ready: Boolean(
        status.conditions?.some(
          ({ type, status: value }) => type === 'Ready' && value === 'True',
        ),
      ),
    }));
  }

  /** Synced again, and the cache says what a fresh list says. */
  async function expectRecovery(): Promise<void> {
    await eventually(health, isSynced, 60_000);
    const truth = await listed();
    const now = await eventually(
      seen,
      pods => JSON.stringify(pods) === JSON.stringify(truth),
      5_000,
    );
    expect(now).toEqual(truth);
  }

  it('follows a server that is killed and comes back', async () => {
    await create('a', 'b', 'c');
    await setReady('a', true);
    await expectRecovery();
    await cluster.apiServer.kill();
    const stale = await eventually(health, isStale, 10_000);
    expect(stale.error).toMatch(/^Cluster it does not answer: /);
    expect(seen()).toHaveLength(3);
    await cluster.apiServer.restart();
    await remove('b');
    await setReady('a', false);
    await create('d');
    await expectRecovery();
  });

  it('tells within ten seconds that a server hangs, and disturbs no other cluster', async () => {
    const { version } = facts();
    const frozenAt = Date.now();
    cluster.apiServer.stop();
    const stale = await eventually(health, isStale, 10_000);
    expect(Date.parse(stale.asOf!)).toBeLessThanOrEqual(frozenAt);
    expect(stale.error).toContain('no answer in time');
    expect(facts().version).toBeGreaterThan(version);
    expect(seen().map(({ name }) => name)).toEqual(['a', 'c', 'd']);
    expect(reader.health('live')).toMatchObject({ state: 'synced' });
    const began = performance.now();
    reader.instance({ cluster: 'live', namespace: undefined, requirements });
    expect(performance.now() - began).toBeLessThan(20);
    cluster.apiServer.cont();
    await setReady('c', true);
    await expectRecovery();
  });

  it('notices a watch that is open and brings nothing', async () => {
    await proxy.addToxic('timeout', 'downstream', { timeout: 0 });
    await remove('d');
    await create('e');
    const { error } = await eventually(health, isStale, 10_000);
    expect(error).toContain('no answer in time');
    await proxy.removeToxic('timeout', 'downstream');
    await expectRecovery();
  });

  it('lists anew when its place in the history is gone, and leaves no ghosts', async () => {
    const changes: PodChange[] = [];
    const end = reader.subscribePods(change => changes.push(change));
    const { lists } = reader.counters()[0]!;
    await proxy.cut();
    await eventually(health, isStale, 10_000);
    await remove('a');
    await setReady('e', true);
    await create('f');
    await cluster.compact();
    await cluster.apiServer.restart();
    await proxy.restore();
    await expectRecovery();
    end();
    expect(reader.counters()[0]!.lists).toBeGreaterThan(lists);
    const words = changes
      .filter(change => change.cluster === 'it')
      .map(
        ({ before, after }) =>
          `${before?.name} ${before?.ready} -> ${after?.name} ${after?.ready}`,
      );
    expect(words.sort()).toEqual([
      'a false -> undefined undefined',
      'e false -> e true',
      'undefined undefined -> f false',
    ]);
  });

  it('goes on without an object that it cannot read', async () => {
    await cluster.kubectl(['apply', '-f', '-'], replicaSet('many'));
    const quarantined = () => reader.detail('it').quarantined;
    await eventually(quarantined, list => list.length > 0);
    expect(quarantined()).toMatchObject([
      {
        ...{ kind: 'replicasets', namespace: 'default', name: 'odd' },
        error: "revision 'many' is no number",
      },
    ]);
    expect(reader.counters()[0]).toMatchObject({ quarantined: 1 });
    await create('g');
    await expectRecovery();
    expect(facts().replicaSets).toEqual([]);
    await cluster.kubectl(['apply', '-f', '-'], replicaSet('7'));
    await eventually(facts, ({ replicaSets }) => replicaSets.length === 1);
    expect(facts().replicaSets).toMatchObject([{ name: 'odd', revision: 7 }]);
    expect(quarantined()).toEqual([]);
  });

  it('asks an overloaded server no more often than any other', async () => {
    const address = new URL(proxy.url).host;
    let requests = 0;
    let onProbe = () => {};
    const count = (message: unknown) => {
      const { request } = message as {
        request: { origin: string; path: string };
      };
      if (new URL(request.origin).host === address) {
        requests += 1;
        if (request.path === '/readyz') onProbe();
      }
    };
    subscribe('undici:request:create', count);
    const asked = async (ms: number) => {
      // From one probe on: how many fall into a time would be chance otherwise.
      await new Promise<void>(resolve => {
        onProbe = () => {
          requests = 1;
          onProbe = () => {};
          resolve();
        };
      });
      await delay(ms);
      return requests;
    };
    const calm = await asked(12_000);
    const crowds = Array.from({ length: 3 }, () => connectTo({ it: cluster }));
    const storm = new AbortController();
    const crowd = crowds.flatMap(connections =>
      Array.from({ length: 8 }, async () => {
        let refused = 0;
        while (!storm.signal.aborted) {
          const { status } = await connections
            .get('it')
            .request({ method: 'GET', path: '/api/v1/nodes' });
          refused += status === 429 ? 1 : 0;
        }
        return refused;
      }),
    );
    const stormy = await asked(12_000);
    storm.abort();
    const times = await Promise.all(crowd);
    unsubscribe('undici:request:create', count);
    await Promise.all(crowds.map(connections => connections.close()));
    expect(Math.max(...times)).toBeGreaterThan(0);
    expect(stormy).toBeLessThanOrEqual(Math.ceil(calm * 1.2));
    await create('h');
    await expectRecovery();
  });

  it('forgets a kind that it may no longer read, shows the others and takes it up again', async () => {
    await cluster.withdraw('pods');
    await eventually(seen, pods => pods.length === 0, 60_000);
    expect(health()).toMatchObject({ state: 'synced', refused: ['pods'] });
    expect(reader.detail('it').kinds).toContainEqual({
      kind: 'pods',
      state: 'refused',
      objects: 0,
      error: expect.stringContaining('cannot'),
    });
    expect(facts().replicaSets).toHaveLength(1);
    await cluster.grantAll();
    await eventually(health, ({ refused }) => refused.length === 0, 90_000);
    await expectRecovery();
  });
});
