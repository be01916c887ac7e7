import { TestDatabases } from '@backstage/backend-test-utils';
import type { Timeline } from '@mooring/backstage-plugin-paas-common';
import {
  eventually,
  kubectl,
  Toxiproxy,
  type ToxicProxy,
} from '@mooring/test-utils';
import { proxiedCluster } from '../__testUtils__/proxiedCluster';
import { ObservedSite } from './__testUtils__/ObservedSite';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let toxiproxy: Toxiproxy;
let proxy: ToxicProxy;
let site: ObservedSite;

beforeAll(async () => {
  toxiproxy = await Toxiproxy.start();
  const proxied = await proxiedCluster(toxiproxy);
  proxy = proxied.proxy;
  site = await ObservedSite.create(databases, proxied.config);
  const { uid } = (await site.kubectlJson('get', 'deployment', 'web')).metadata;
  await kubectl('dev', ['apply', '-f', '-'], {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'known', namespace: site.name },
    involvedObject: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      namespace: site.name,
      name: 'web',
      uid,
    },
    type: 'Warning',
    reason: 'Remembered',
    message: 'seen before',
    lastTimestamp: new Date().toISOString(),
  });
});

afterAll(async () => {
  await site.remove();
  await toxiproxy.stop();
});

describe('live, while the cluster says nothing', () => {
  it('answers soon and in words, with what is known of before', async () => {
    const shown = await eventually(
      () => site.portal.get(`${site.path}/events`),
      ({ body }) => JSON.stringify(body).includes('Remembered'),
    );
    expect(shown.body.eventsError).toBeUndefined();

    await proxy.addToxic('timeout', 'downstream', { timeout: 0 });
    const timed = async (path: string) => {
      const before = Date.now();
      const { status, body } = await site.portal.get(`${site.path}/${path}`);
      return { status, body, seconds: (Date.now() - before) / 1000 };
    };
    const [usage, events, yaml, logs, healings] = await Promise.all(
      ['usage', 'events', 'objects/Deployment/web', 'logs', 'healings'].map(
        timed,
      ),
    );
    const silent = 'Cluster dev does not answer: no answer in time';
    for (const [answer, limit] of [
      [usage!, 5],
      [yaml!, 13],
      [logs!, 13],
    ] as const) {
      expect(answer).toMatchObject({
        status: 503,
        body: { error: { message: silent } },
      });
      expect(answer.seconds).toBeLessThan(limit);
    }
    const timeline = events!.body as Timeline;
    expect(timeline.eventsError).toBe(silent);
    expect(timeline.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'rollout', workload: 'web' }),
        expect.objectContaining({ type: 'event', reason: 'Remembered' }),
      ]),
    );
    expect(events!.seconds).toBeLessThan(13);
    expect(healings).toMatchObject({ status: 200, body: { items: [] } });

    const [pod] = await site.podsOf('web');
    const refused = await site.portal.delete(`${site.path}/pods/${pod}`);
    expect(refused.status).toBe(503);
    expect(
      await site.portal.knex('audit_events').where('action', 'like', '%pod%'),
    ).toMatchObject([
      { action: 'instance.pod.delete' },
      { action: 'instance.pod.not-deleted', detail: { why: silent } },
    ]);
    await proxy.removeToxic('timeout', 'downstream');
    await eventually(
      () => site.portal.get(`${site.path}/usage`),
      ({ status }) => status === 200,
    );
  });
});
