import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { objectRefOf, type Manifest } from '@mooring/common';
import { eventually } from '@mooring/test-utils';
import { clusterConfig, kubectl, readCluster } from '../__testUtils__/sandbox';
import { FreezableProxy } from '../__testUtils__/FreezableProxy';
import { DefaultClusterConnections } from '../connections/DefaultClusterConnections';
import { DefaultClusterWriter } from './DefaultClusterWriter';

jest.setTimeout(60_000);

const namespace = `writer-${randomUUID().slice(0, 8)}`;

function connectionsTo(config: object): DefaultClusterConnections {
  return DefaultClusterConnections.create({
    config: mockServices.rootConfig({ data: { ...config } }),
    logger: mockServices.logger.mock(),
  });
}

function configMap(name: string, labels: Record<string, string>): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace, labels },
    data: { greeting: 'hello' },
  };
}

async function live(kind: string, name: string) {
  const text = await kubectl([
    ...['get', kind, name, '-n', namespace],
    ...['-o', 'json', '--show-managed-fields'],
  ]);
  return JSON.parse(text);
}

describe('DefaultClusterWriter', () => {
  const connections = connectionsTo(clusterConfig());
  const writer = new DefaultClusterWriter(connections);

  beforeAll(async () => {
    await kubectl(['create', 'namespace', namespace]);
  });

  afterAll(async () => {
    await connections.close();
    await kubectl(['delete', 'namespace', namespace, '--wait=false']);
  });

  it('creates, changes and deletes an object, and takes away what a later apply leaves out', async () => {
    const created = await writer.create(
      'dev',
      configMap('whole', { keep: 'yes', drop: 'yes' }),
    );
    await writer.apply(
      'dev',
      configMap('whole', { keep: 'yes' }),
      created.metadata,
    );

    const now = await live('configmap', 'whole');
    expect(now.metadata.labels).toEqual({ keep: 'yes' });
    expect(now.metadata.managedFields).toEqual([
      expect.objectContaining({ manager: 'mooring', operation: 'Apply' }),
    ]);

    const ref = objectRefOf(configMap('whole', {}));
    const { uid } = now.metadata;
    await writer.delete('dev', ref, { uid });
    await eventually(
      () => writer.get('dev', ref),
      object => object === undefined,
    );
    await writer.delete('dev', ref, { uid });
  });

  it('owns a Deployment although its controller writes to it at once', async () => {
    const labels = { app: 'busy' };
    const deployment = (replicas: number, extra: object): Manifest => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'busy', namespace },
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'app', image: 'app:1', ...extra }] },
        },
      },
    });
    const manifest = deployment(2, { workingDir: '/tmp' });
    await writer.create('dev', manifest);
    // The controller may write between our read and our apply, as in real life.
    await eventually(
      async () => {
        const read = await writer.get('dev', objectRefOf(manifest));
        return writer
          .apply('dev', deployment(3, {}), read!.metadata)
          .catch(error => error);
      },
      outcome => outcome.name !== 'ClusterConflictError',
    );

    const { spec } = await live('deployment', 'busy');
    expect(spec.replicas).toBe(3);
    expect(spec.template.spec.containers[0].workingDir).toBeUndefined();
  });

  it('mends an object whose creation ended before its fields were settled', async () => {
    await kubectl(
      ['create', '--field-manager=mooring', '-f', '-'],
      configMap('half', { keep: 'yes', drop: 'yes' }),
    );
    const { metadata } = await live('configmap', 'half');
    await writer.apply('dev', configMap('half', { keep: 'yes' }), metadata);

    const now = await live('configmap', 'half');
    expect(now.metadata.labels).toEqual({ keep: 'yes' });
    expect(now.metadata.managedFields).toHaveLength(1);
  });

  it('shows what an apply would make, also before the namespace exists', async () => {
    const created = await writer.create('dev', configMap('dry', { a: '1' }));
    const dry = await writer.dryRun('dev', configMap('dry', { a: '2' }));
    expect(dry.metadata.labels).toEqual({ a: '2' });
    expect((await live('configmap', 'dry')).metadata.resourceVersion).toBe(
      created.metadata.resourceVersion,
    );

    const early = configMap('early', { a: '1' });
    early.metadata.namespace = `${namespace}-not-yet`;
    await expect(writer.dryRun('dev', early)).resolves.toMatchObject(early);
  });

  it('deletes just the pod that was meant, and writes none', async () => {
    const pod: Manifest = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'single', namespace },
      spec: { containers: [{ name: 'app', image: 'app:1' }] },
    };
    await kubectl(['create', '-f', '-'], pod);
    const { metadata } = await live('pod', 'single');
    const ref = objectRefOf(pod);
    await expect(
      writer.delete('dev', ref, { uid: randomUUID() }),
    ).rejects.toMatchObject({ name: 'ClusterConflictError' });
    await writer.delete('dev', ref, metadata);
    await eventually(
      () =>
        kubectl(['get', 'pods', '-n', namespace, '-o', 'name']).then(names =>
          names.includes('pod/single'),
        ),
      exists => !exists,
    );
    await writer.delete('dev', ref, metadata);
    await expect(writer.create('dev', pod)).rejects.toThrow(
      'Mooring writes no Pod of v1 to clusters',
    );
  });

  it('overwrites nothing that it has not read', async () => {
    const manifest = configMap('guarded', { a: '1' });
    const first = await writer.create('dev', manifest);
    await expect(writer.create('dev', manifest)).rejects.toMatchObject({
      name: 'ClusterConflictError',
      fields: [],
    });

    await kubectl(['label', 'configmap', 'guarded', '-n', namespace, 'b=2']);
    await expect(
      writer.delete('dev', objectRefOf(manifest), first.metadata),
    ).rejects.toMatchObject({ name: 'ClusterConflictError' });
    await expect(
      writer.apply('dev', manifest, first.metadata),
    ).rejects.toMatchObject({ name: 'ClusterConflictError', fields: [] });

    await kubectl(['delete', 'configmap', 'guarded', '-n', namespace]);
    await expect(
      writer.apply('dev', manifest, first.metadata),
    ).rejects.toMatchObject({ name: 'ClusterConflictError' });

    const second = await writer.create('dev', manifest);
    await expect(
      writer.apply('dev', manifest, {
        ...second.metadata,
        uid: first.metadata.uid,
      }),
    ).rejects.toMatchObject({ name: 'ClusterConflictError' });
    await expect(
      writer.delete('dev', objectRefOf(manifest), first.metadata),
    ).rejects.toMatchObject({ name: 'ClusterConflictError' });
  });

  it('names manager and field when another owns it, and takes nothing by force', async () => {
    const manifest = configMap('shared', { a: '1' });
    await writer.create('dev', manifest);
    await kubectl(
      [
        ...['apply', '--server-side', '--force-conflicts'],
        ...['--field-manager=someone', '-f', '-'],
      ],
      { ...manifest, data: { greeting: 'theirs' } },
    );
    const read = await writer.get('dev', objectRefOf(manifest));
    await expect(
      writer.apply('dev', manifest, read!.metadata),
    ).rejects.toMatchObject({
      name: 'ClusterConflictError',
      fields: [{ manager: 'someone', field: '.data.greeting' }],
    });
  });

  it('passes on in words what the server refuses', async () => {
    await expect(
      writer.create('dev', {
        ...configMap('strict', {}),
        dota: { typo: 'yes' },
      }),
    ).rejects.toMatchObject({
      name: 'ClusterRefusedError',
      statusCode: 400,
      message: expect.stringContaining('unknown field "dota"'),
    });
    const climbing = configMap('a/../../../kube-system/configmaps/x', {});
    await expect(writer.dryRun('dev', climbing)).rejects.toMatchObject({
      name: 'ClusterRefusedError',
    });
    await expect(
      writer.get('dev', { ...objectRefOf(climbing), kind: 'Node' }),
    ).rejects.toThrow('Mooring writes no Node of v1 to clusters');
    await expect(
      writer.get('nowhere', objectRefOf(climbing)),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('says that a cluster is unavailable when it is away, frozen, or takes us for somebody else', async () => {
    const ref = objectRefOf(configMap('any', {}));
    const proxy = await FreezableProxy.to(readCluster().server);
    const through = connectionsTo(clusterConfig({ server: proxy.url }));
    const far = new DefaultClusterWriter(through);
    await expect(far.get('dev', ref)).resolves.toBeUndefined();

    proxy.freeze();
    const before = Date.now();
    await expect(far.get('dev', ref)).rejects.toMatchObject({
      name: 'ClusterUnavailableError',
      message: 'Cluster dev does not answer: no answer in time',
    });
    expect(Date.now() - before).toBeLessThan(11_000);

    proxy.close();
    await expect(far.get('dev', ref)).rejects.toMatchObject({
      name: 'ClusterUnavailableError',
      message: 'Cluster dev does not answer: nothing listens at its address',
    });
    await through.close();

    const strange = connectionsTo(clusterConfig({ token: 'not-a-token' }));
    await expect(
      new DefaultClusterWriter(strange).get('dev', ref),
    ).rejects.toMatchObject({
      name: 'ClusterUnavailableError',
      message: "Cluster dev refuses the portal's credentials",
    });
    await strange.close();
  }, 20_000);

  it('treats overload and redirects as what they are', async () => {
    const answers = [
      { status: 429, headers: { 'retry-after': '7' } },
      { status: 307, headers: { location: 'http://127.0.0.1:1/elsewhere' } },
    ];
    const server = createServer((_request, response) => {
      const { status, headers } = answers.shift()!;
      response.writeHead(status, headers).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const config = clusterConfig({ server: `http://127.0.0.1:${port}` });
    const [method] = config.kubernetes.clusterLocatorMethods;
    Object.assign(method!.clusters[0]!, { skipTLSVerify: true });
    const overloaded = connectionsTo(config);
    const far = new DefaultClusterWriter(overloaded);
    const ref = objectRefOf(configMap('any', {}));

    await expect(far.get('dev', ref)).rejects.toMatchObject({
      name: 'ClusterUnavailableError',
      message: 'Cluster dev is overloaded; it asks to wait 7 s',
    });
    await expect(far.get('dev', ref)).rejects.toMatchObject({
      name: 'ClusterRefusedError',
      statusCode: 307,
    });
    await overloaded.close();
    server.close();
  });
});
