import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Overview, Panel } from '@mooring/backstage-plugin-paas-common';
import { eventually, kubectl } from '@mooring/test-utils';
import {
  startTestPortal,
  STRANGER,
  type TestPortal,
} from '../__testUtils__/testPortal';

jest.setTimeout(120_000);

const run = `w${randomUUID().slice(0, 8)}`;
const project = `p${run}`;
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let portal: TestPortal;

/** An entity of a team that has installed its workloads itself. */
function entity(name: string, annotations: Record<string, string>) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [
          `backstage.io/kubernetes-${key}`,
          value,
        ]),
      ),
    },
    spec: { type: 'website', owner: 'group:default/owners' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/owners' }],
  };
}

function deployment(namespace: string, labels: Record<string, string>) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'site', namespace, labels },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'site' } },
      template: {
        metadata: { labels: { app: 'site' } },
        spec: { containers: [{ name: 'app', image: 'site:1.4' }] },
      },
    },
  };
}

const pathOf = (name: string) => `/entities/component/default/${name}/panel`;

async function panelOf(name: string): Promise<Panel> {
  return (await portal.get(pathOf(name))).body;
}

beforeAll(async () => {
  portal = await startTestPortal({
    databases,
    projects: [project],
    entities: [
      entity(`by-id-${run}`, { id: run }),
      entity(`by-label-${run}`, {
        'label-selector': `run=${run},tier notin (cache)`,
        namespace: run,
        cluster: 'dev',
      }),
      entity('bad-selector', { 'label-selector': 'app=web;rm -rf' }),
      entity('bad-namespace', { id: run, namespace: '../kube-system' }),
      entity('protected', { id: run, namespace: 'kube-system' }),
      entity('bad-cluster', { id: run, cluster: 'nowhere' }),
      entity('greedy', { 'label-selector': 'mooring.dev/service' }),
    ],
  });
  const labels = { run, 'backstage.io/kubernetes-id': run };
  for (const cluster of ['dev', 'prod'] as const) {
    await kubectl(cluster, ['create', 'namespace', run]);
    await kubectl(cluster, ['apply', '-f', '-'], deployment(run, labels));
  }
});

afterAll(async () => {
  for (const cluster of ['dev', 'prod'] as const) {
    await kubectl(cluster, ['delete', 'namespace', run, '--wait=false']);
  }
});

describe('panel of an entity', () => {
  it('shows what runs behind annotations that the entity has already, in every cluster', async () => {
    const panel = await eventually(
      () => panelOf(`by-id-${run}`),
      ({ instances }) =>
        instances?.length === 2 &&
        instances.every(({ status }) => status === 'Running'),
      30_000,
    );
    expect(panel.instances.map(({ place }) => place)).toEqual([
      `dev · ${run}`,
      `prod · ${run}`,
    ]);
    const pods = await kubectl('dev', [
      ...['get', 'pods', '-n', run, '-l', 'app=site'],
      ...['-o', 'jsonpath={.items[*].metadata.name}'],
    ]);
    const [dev] = panel.instances;
    expect(dev).toMatchObject({ managed: false, ready: 2, wanted: 2 });
    expect(dev!.inside!.pods.map(({ name }) => name)).toEqual(
      pods.split(' ').sort(),
    );
    expect(dev!.inside!.images).toEqual(['site:1.4']);
    expect(dev!.may).toMatchObject({ scale: false, readLogs: true });

    const selected = await panelOf(`by-label-${run}`);
    expect(selected.instances.map(({ place }) => place)).toEqual([
      `dev · ${run}`,
    ]);
  });

  it('answers 304 until something changes, and then within two seconds', async () => {
    const path = pathOf(`by-label-${run}`);
    const first = await eventually(
      () => portal.get(path),
      ({ body }) => body.instances?.[0]?.ready === 2,
    );
    const etag = String(first.headers.etag);
    const same = await portal.get(path).set('if-none-match', etag);
    expect([same.status, same.text]).toEqual([304, '']);

    await kubectl('dev', [
      ...['scale', 'deployment', 'site', '-n', run, '--replicas=3'],
    ]);
    const changed = await eventually(
      () => portal.get(path).set('if-none-match', etag),
      ({ body }) => body.instances?.[0]?.wanted === 3,
      2_000,
    );
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
  });

  it('tells strangers the state and nothing of the inside, not even by its mark', async () => {
    const path = pathOf(`by-label-${run}`);
    const before = await eventually(
      () => portal.get(path, STRANGER),
      ({ body }) => body.instances?.[0]?.status === 'Running',
    );
    const [instance] = before.body.instances;
    expect(instance).not.toHaveProperty('inside');
    expect(Object.values(instance.may)).not.toContain(true);
    const byId = await portal.get(`/instances/${instance.id}`, STRANGER);
    expect(byId.body).toEqual(instance);

    const owned = (await portal.get(path)).headers.etag;
    await kubectl('dev', [...['create', 'configmap', 'inside', '-n', run]]);
    await kubectl('dev', [
      ...['set', 'env', 'deployment/site', '-n', run, 'COLOUR=blue'],
    ]);
    await kubectl('dev', ['rollout', 'status', 'deployment/site', '-n', run]);
    const after = await eventually(
      () => portal.get(path, STRANGER),
      ({ body }) => body.instances?.[0]?.status === 'Running',
    );
    expect(after.headers.etag).toBe(before.headers.etag);
    expect((await portal.get(path)).headers.etag).not.toBe(owned);
  });

  it.each([
    ['bad-selector', 400, /label-selector.*'app=web;rm -rf'/],
    ['bad-namespace', 400, /kubernetes-namespace.*no name of a namespace/],
    ['protected', 400, /namespace kube-system belongs to the cluster/],
    ['bad-cluster', 400, /no cluster 'nowhere'/],
    ['unheard-of', 404, /annotate it/],
  ])('%s: %d', async (name, status, words) => {
    const { body, status: actual } = await portal.get(pathOf(name));
    expect([actual, body.error.message]).toEqual([
      status,
      expect.stringMatching(words),
    ]);
  });

  it.each([
    ['/entities/component/default/a%2f..%2fb/panel', 400],
    ['/entities/component/../x/panel', 400],
    [`/entities/component/default/${'x'.repeat(64)}/panel`, 400],
    ['/entities/component/default/%00/panel', 400],
    ['/instances/not-an-id', 400],
    ['/instances/o.bm90LWFuLWlk', 400],
    ['/instances/00000000-0000-4000-8000-000000000000', 404],
    [`/instances/${'x'.repeat(2000)}`, 400],
  ])('path %#', async (path, status) => {
    expect((await portal.get(path)).status).toBe(status);
  });

  it('never looks into what Mooring runs for somebody else', async () => {
    const namespace = `${run}-theirs`;
    const labels = {
      'mooring.dev/project': 'theirs',
      'mooring.dev/service': 'site',
      'mooring.dev/environment': 'dev',
      'backstage.io/kubernetes-id': run,
    };
    await kubectl('dev', ['create', 'namespace', namespace]);
    await kubectl('dev', ['apply', '-f', '-'], deployment(namespace, labels));
    await kubectl('dev', [
      ...['rollout', 'status', 'deployment/site', '-n', namespace],
    ]);
    const seen = await panelOf(`by-id-${run}`);
    await kubectl('dev', ['delete', 'namespace', namespace, '--wait=false']);
    expect(seen.instances.map(({ place }) => place)).toEqual([
      `dev · ${run}`,
      `prod · ${run}`,
    ]);
  });
});

describe('list of services', () => {
  const list = async (after?: string, user?: string): Promise<Overview> =>
    (
      await portal.get(
        `/services/overview${after ? `?after=${after}` : ''}`,
        user,
      )
    ).body;

  it('answers everything once, and then what changed', async () => {
    const first = await eventually(
      () => list(),
      ({ items }) => items?.some(({ entityRef }) => entityRef.includes(run)),
    );
    expect(first.full).toBe(true);
    const quiet = await eventually(
      () => list(first.cursor),
      ({ items }) => items.length === 0,
    );
    expect(quiet).toMatchObject({ full: false, removed: [] });

    await kubectl('prod', [
      ...['scale', 'deployment', 'site', '-n', run, '--replicas=4'],
    ]);
    const changed = await eventually(
      () => list(quiet.cursor),
      ({ items }) =>
        items.some(({ instances }) => instances.some(i => i.wanted === 4)),
      2_000,
    );
    expect(changed.items.map(({ name }) => name)).toEqual([`by-id-${run}`]);
    expect(changed.full).toBe(false);
  });

  it('keeps the inside from strangers, and gives no cursor of one to another', async () => {
    const own = await list();
    const theirs = await list(own.cursor, STRANGER);
    expect(theirs.full).toBe(true);
    const row = theirs.items.find(({ name }) => name === `by-id-${run}`);
    expect(row!.instances).toHaveLength(2);
    for (const instance of row!.instances) {
      expect(instance).not.toHaveProperty('tag');
      expect(instance).not.toHaveProperty('finding');
    }
    const tags = own.items
      .find(({ name }) => name === `by-id-${run}`)!
      .instances.map(({ tag }) => tag);
    expect(tags).toEqual(['1.4', '1.4']);
  });

  it('refuses a cursor that is none by starting anew', async () => {
    expect((await list('forged.cursor.99')).full).toBe(true);
    const { status } = await portal.get(
      `/services/overview?after=${'x'.repeat(200)}`,
    );
    expect(status).toBe(400);
  });
});
