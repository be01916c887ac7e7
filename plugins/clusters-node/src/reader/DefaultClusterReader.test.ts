import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { instanceLabels, instanceSelector } from '@mooring/common';
import { eventually } from '@mooring/test-utils';
import { clusterConfig, kubectl, readCluster } from '../__testUtils__/sandbox';
import { FreezableProxy } from '../__testUtils__/FreezableProxy';
import { DefaultClusterConnections } from '../connections/DefaultClusterConnections';
import { DefaultClusterReader } from './DefaultClusterReader';

jest.setTimeout(60_000);

const namespace = `reader-${randomUUID().slice(0, 8)}`;
const instance = { project: 'shop', service: 'web', environment: 'dev' };
const selection = {
  cluster: 'dev',
  namespace,
  labels: instanceSelector(instance),
};

function open(config: object) {
  const connections = DefaultClusterConnections.create({
    config: mockServices.rootConfig({ data: { ...config } }),
    logger: mockServices.logger.mock(),
  });
  const reader = new DefaultClusterReader({
    connections,
    logger: mockServices.logger.mock(),
  });
  reader.start();
  return {
    reader,
    close: () => {
      reader.stop();
      return connections.close();
    },
  };
}

function deployment(replicas: number, image = 'app:1') {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace, labels: instanceLabels(instance) },
    spec: {
      replicas,
      selector: { matchLabels: instanceSelector(instance) },
      template: {
        metadata: { labels: instanceLabels(instance) },
        spec: { containers: [{ name: 'app', image }] },
      },
    },
  };
}

const synced = (state: { state: string }) => state.state === 'synced';
const stale = (state: { state: string }) => state.state === 'stale';

describe('DefaultClusterReader', () => {
  beforeAll(async () => {
    await kubectl(['create', 'namespace', namespace]);
    await kubectl(['apply', '-f', '-'], deployment(2));
  });

  afterAll(async () => {
    await kubectl(['delete', 'namespace', namespace, '--wait=false']);
  });

  it('shows what runs, and each change within two seconds', async () => {
    const { reader, close } = open(clusterConfig());
    expect(reader.clusters()).toEqual(['dev']);
    const facts = () => reader.instance(selection);
    await eventually(
      facts,
      ({ deployments, pods, health }) =>
        synced(health) && deployments[0]?.ready === 2 && pods.length === 2,
    );

    expect(facts()).toMatchObject({
      health: { cluster: 'dev', state: 'synced', error: undefined },
      deployments: [{ name: 'web', wanted: 2, observed: true, image: 'app:1' }],
      pods: [
        { phase: 'Running', ready: true, restarts: 0, problem: undefined },
        { phase: 'Running', ready: true, restarts: 0, problem: undefined },
      ],
    });
    const names = await kubectl([
      ...['get', 'pods', '-n', namespace],
      ...['-o', 'jsonpath={.items[*].metadata.name}'],
    ]);
    expect(facts().pods.map(pod => pod.name)).toEqual(names.split(' ').sort());

    const other = reader.instance({
      ...selection,
      labels: instanceSelector({ ...instance, service: 'api' }),
    });
    expect(other).toMatchObject({ deployments: [], pods: [] });

    const before = facts().version;
    const changed = jest.fn();
    const end = reader.subscribe(selection, changed);
    await kubectl(['apply', '-f', '-'], deployment(3));
    await eventually(
      () => facts().deployments[0]?.wanted,
      n => n === 3,
      2_000,
    );
    expect(changed).toHaveBeenCalled();
    expect(facts().version).toBeGreaterThan(before);

    await eventually(
      () => facts().pods.length,
      n => n === 3,
    );
    end();
    changed.mockClear();
    await kubectl(['delete', 'deployment', 'web', '-n', namespace]);
    await eventually(
      facts,
      now => now.pods.length + now.deployments.length === 0,
    );
    expect(changed).not.toHaveBeenCalled();
    await kubectl(['apply', '-f', '-'], deployment(2));
    await close();
  }, 60_000);

  it('goes stale within ten seconds when the cluster hangs or is cut off, keeps what it knew and comes back', async () => {
    const proxy = await FreezableProxy.to(readCluster().server);
    const { reader, close } = open(clusterConfig({ server: proxy.url }));
    const health = () => reader.health('dev');
    await eventually(health, synced);
    await eventually(
      () => reader.instance(selection).deployments.length,
      n => n === 1,
    );

    proxy.freeze();
    const frozenAt = new Date();
    const { version } = reader.instance(selection);
    const hung = await eventually(health, stale, 10_000);
    expect(Date.parse(hung.asOf!)).toBeLessThanOrEqual(frozenAt.getTime());
    expect(hung.error).toContain('no answer in time');
    expect(reader.instance(selection)).toMatchObject({
      deployments: [{ name: 'web' }],
    });
    expect(reader.instance(selection).version).toBeGreaterThan(version);

    await kubectl([
      'label',
      'deployment',
      'web',
      '-n',
      namespace,
      'mooring.dev/seen=later',
    ]);
    proxy.thaw();
    await eventually(health, synced);
    await eventually(
      () =>
        reader.instance(selection).deployments[0]?.labels['mooring.dev/seen'],
      label => label === 'later',
    );

    proxy.cut();
    await eventually(health, stale, 5_000);
    await eventually(health, synced);
    proxy.close();
    await eventually(health, stale, 5_000);
    await close();
  }, 60_000);

  it('says why it has never seen a cluster', async () => {
    const { reader, close } = open(clusterConfig({ token: 'not-a-token' }));
    const health = await eventually(() => reader.health('dev'), stale);
    expect(health).toEqual({
      cluster: 'dev',
      state: 'stale',
      asOf: undefined,
      error: "Cluster dev refuses the portal's credentials",
    });
    expect(() => reader.health('nowhere')).toThrow("No cluster 'nowhere'");
    await close();
  });
});
