import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  Healing,
  Timeline,
  TimelineEntry,
  Usage,
} from '@mooring/backstage-plugin-paas-common';
import { eventually } from '@mooring/test-utils';
import { OWNER } from '../__testUtils__/testPortal';
import { ObservedSite } from './__testUtils__/ObservedSite';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let site: ObservedSite;

beforeAll(async () => {
  site = await ObservedSite.create(databases);
});

afterAll(() => site.remove());

function idsOf(items: TimelineEntry[]): string[] {
  return items.map(({ id }) => id);
}

describe('live', () => {
  it('says what the pods of the instance use, and no others', async () => {
    const seen = await eventually(
      () => site.portal.get(`${site.path}/usage`),
      ({ body }) => body.pods?.length === 2,
      120_000,
    );
    const { pods } = seen.body as Usage;
    expect(pods.map(({ pod }) => pod).sort()).toEqual(await site.podsOf('web'));
    const measured = JSON.parse(
      await site.kubectl(
        ...['get', '--raw'],
        `/apis/metrics.k8s.io/v1beta1/namespaces/${site.name}/pods/${
          pods[0]!.pod
        }`,
      ),
    );
    expect(measured.containers).toHaveLength(2);
    // Each simulated container uses 8 MiB.
    expect(pods[0]).toMatchObject({ memory: 2 * 8 * 2 ** 20 });
    expect(Date.parse(pods[0]!.at)).toBeGreaterThan(Date.now() - 120_000);
  });

  it('tells what happened to the instance, to what is gone too, and to no other', async () => {
    const [gone] = await site.podsOf('web');
    await site.kubectl('delete', 'pod', gone!);
    await site.kubectl(
      ...['set', 'image', 'deployment', 'web', 'app=site:1.5'],
    );
    await site.kubectl('rollout', 'status', 'deployment/web');
    await site.kubectl('scale', 'deployment/other', '--replicas=1');
    const events = (await site.kubectlJson('get', 'events')).items as {
      metadata: { uid: string };
      involvedObject: { name: string };
    }[];
    const expected = events
      .filter(({ involvedObject }) => involvedObject.name.startsWith('web'))
      .map(({ metadata }) => metadata.uid);
    const seen = await eventually(
      () => site.portal.get(`${site.path}/events`),
      ({ body }) =>
        expected.every(id => idsOf(body.items).includes(id)) &&
        body.items.filter(({ type }: TimelineEntry) => type === 'rollout')
          .length === 2,
    );
    const { items, eventsError } = seen.body as Timeline;
    expect(eventsError).toBeUndefined();
    const shown = items.filter(item => item.type === 'event');
    expect(shown.map(({ about }) => about.name)).toContain(gone);
    expect(shown.filter(({ about }) => !about.name.startsWith('web'))).toEqual(
      [],
    );
    expect(items.filter(({ type }) => type === 'rollout')).toMatchObject([
      { revision: 2, image: 'site:1.5', workload: 'web' },
      { revision: 1, image: 'site:1.4', workload: 'web' },
    ]);
    const times = items.map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('shows the operations of what Mooring runs', async () => {
    const change = {
      kind: 'create',
      projectRef: `system:default/${site.name}`,
      service: 'shop',
      blueprint: 'nginx',
      environments: ['dev'],
      values: { replicas: 1, size: 'S' },
    };
    const plan = await site.portal.post('/plans', change);
    const accepted = await site.portal.post('/operations', {
      change,
      planHash: plan.body.hash,
      idempotencyKey: randomUUID(),
    });
    await eventually(
      () => site.portal.get(`/operations/${accepted.body.id}`),
      ({ body }) => body.endedAt !== undefined,
      60_000,
    );
    const [row] = await site.portal
      .knex('instances')
      .join('services', 'services.id', 'service_id')
      .where({ name: 'shop' })
      .select('instances.id');
    const { body } = await site.portal.get(`/instances/${row.id}/events`);
    const [stored] = await site.portal.knex('operations');
    expect(
      (body as Timeline).items.filter(({ type }) => type === 'operation'),
    ).toEqual([
      {
        type: 'operation',
        id: accepted.body.id,
        at: stored.created_at.toISOString(),
        kind: 'create',
        state: 'succeeded',
        by: OWNER,
        endedAt: stored.ended_at.toISOString(),
      },
    ]);
  });

  it('tells of pods that failed, those of the instance only', async () => {
    const failed: Record<string, string> = {};
    for (const app of ['web', 'other'] as const) {
      [failed[app]] = (await site.podsOf(app)) as [string];
      await site.kubectl(
        ...['patch', 'pod', failed[app]!, '--subresource=status'],
        ...['-p', '{"status":{"phase":"Failed","reason":"Evicted"}}'],
      );
    }
    await eventually(
      () =>
        site.portal
          .knex('healings')
          .where({ namespace: site.name })
          .whereNotNull('ready_at'),
      rows => rows.length === 2,
    );
    const { body } = await site.portal.get(`${site.path}/healings`);
    expect((body.items as Healing[]).map(({ pod }) => pod)).toEqual([
      failed.web,
    ]);
    expect(`/instances/${body.items[0].instanceId}`).toBe(site.path);
  });
});
