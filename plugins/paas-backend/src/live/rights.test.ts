import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { eventually } from '@mooring/test-utils';
import { parse } from 'yaml';
import { OWNER, STRANGER, userWith } from '../__testUtils__/testPortal';
import { ObservedSite } from './__testUtils__/ObservedSite';

jest.setTimeout(180_000);

const READ = 'paas.instance.read';
const YAML = 'paas.instance.yaml.read';
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let site: ObservedSite;

beforeAll(async () => {
  site = await ObservedSite.create(databases);
});

afterAll(() => site.remove());

describe('rights to look inside', () => {
  it('shows objects as YAML without secrets, and records who looked', async () => {
    await site.recorded();
    const shown = await site.portal.get(`${site.path}/objects/Deployment/web`);
    expect(shown.headers['cache-control']).toBe('no-store');
    const expected = await site.kubectlJson('get', 'deployment', 'web');
    delete expected.metadata.annotations[
      'kubectl.kubernetes.io/last-applied-configuration'
    ];
    const [container] = expected.spec.template.spec.containers;
    container.env[0].value = '<redacted>';
    expect(parse(shown.body.yaml)).toEqual(expected);
    expect(shown.body.redacted).toBe(1);

    const config = await site.portal.get(
      `${site.path}/objects/ConfigMap/web-config`,
    );
    expect(parse(config.body.yaml).data).toEqual({
      'app.properties': 'color=blue\npassword=<redacted>\n',
    });
    expect(await site.recorded()).toEqual([
      [OWNER, 'instance.yaml.read', { kind: 'Deployment', name: 'web' }],
      [OWNER, 'instance.yaml.read', { kind: 'ConfigMap', name: 'web-config' }],
    ]);
  });

  it('shows no object of others, whatever the path says', async () => {
    for (const [path, status] of [
      ['Deployment/other', 404],
      ['ConfigMap/other-config', 404],
      ['Secret/web-secret', 404],
      ['Node/dev-node-a', 404],
      ['Pod/none', 404],
      ['deployment/web', 400],
      ['Pod/..%2f..%2fsecrets%2fweb-secret', 400],
      ['Pod/a%00', 400],
      [`Pod/${'a'.repeat(254)}`, 400],
    ]) {
      const answer = await site.portal.get(`${site.path}/objects/${path}`);
      expect([path, answer.status]).toEqual([path, status]);
      expect(answer.text).not.toContain('hunter2');
    }
    for (const id of [
      'none',
      '..',
      randomUUID(),
      'o.AAAA',
      `o.${'A'.repeat(2_000)}`,
    ]) {
      const answer = await site.portal.get(`/instances/${id}/usage`);
      expect([400, 404]).toContain(answer.status);
    }
  });

  it('asks for a right of its own for each, and records refusals', async () => {
    await site.recorded();
    const [pod] = await site.podsOf('web');
    const reader = userWith(READ);
    const yamlReader = userWith(READ, YAML);
    const paths = {
      usage: 'usage',
      events: 'events',
      healings: 'healings',
      yaml: 'objects/Deployment/web',
      config: 'objects/ConfigMap/web-config',
      logs: 'logs',
    };
    const statuses = async (user: string) =>
      Object.fromEntries(
        await Promise.all(
          Object.entries(paths).map(async ([name, path]) => [
            name,
            (await site.portal.get(`${site.path}/${path}`, user)).status,
          ]),
        ),
      );
    const inside = { usage: 200, events: 200, healings: 200 };
    const nothing = { usage: 404, events: 404, healings: 404 };
    expect(await statuses(STRANGER)).toEqual({
      ...nothing,
      ...{ yaml: 404, config: 404, logs: 404 },
    });
    expect(await site.recorded()).toEqual([]);
    expect(await statuses(reader)).toEqual({
      ...inside,
      ...{ yaml: 403, config: 403, logs: 403 },
    });
    expect(await site.recorded()).toHaveLength(3);
    expect(await statuses(yamlReader)).toEqual({
      ...inside,
      ...{ yaml: 200, config: 403, logs: 403 },
    });
    expect(await site.recorded()).toEqual(
      expect.arrayContaining([
        [
          yamlReader,
          'instance.refused',
          {
            kind: 'ConfigMap',
            name: 'web-config',
            permission: 'paas.instance.configuration.read',
          },
        ],
      ]),
    );
    for (const user of [STRANGER, reader]) {
      const refused = await site.portal.delete(
        `${site.path}/pods/${pod}`,
        user,
      );
      expect(refused.status).toBe(403);
    }
    expect(await site.recorded()).toMatchObject([
      [STRANGER, 'instance.refused', { pod }],
      [reader, 'instance.refused', { pod }],
    ]);
    expect(await site.podsOf('web')).toContain(pod);
  });
});

describe('deletion of pods', () => {
  it('deletes a pod of the instance, so that another takes its place', async () => {
    await site.recorded();
    const [pod] = await site.podsOf('web');
    const [foreign] = await site.podsOf('other');
    const denied = await site.portal.delete(`${site.path}/pods/${foreign}`);
    expect([denied.status, denied.body.error.message]).toEqual([
      404,
      `pod: this instance has no pod ${foreign}`,
    ]);
    expect(await site.podsOf('other')).toContain(foreign);

    expect((await site.portal.delete(`${site.path}/pods/${pod}`)).status).toBe(
      204,
    );
    const left = await eventually(
      () => site.podsOf('web'),
      names => !names.includes(pod!) && names.length === 2,
    );
    const again = await eventually(
      () => site.portal.delete(`${site.path}/pods/${pod}`),
      ({ status }) => status === 404,
    );
    expect(again.body.error.message).toContain(pod);
    expect(await site.podsOf('web')).toEqual(left);
    expect((await site.recorded()).slice(0, 3)).toEqual([
      [OWNER, 'instance.pod.delete', { pod: foreign }],
      [
        OWNER,
        'instance.pod.not-deleted',
        {
          pod: foreign,
          why: `pod: this instance has no pod ${foreign}`,
        },
      ],
      [OWNER, 'instance.pod.delete', { pod }],
    ]);
  });

  it('deletes no pod that is going already', async () => {
    const [pod] = await site.podsOf('web');
    const patch = (finalizers: string[] | null) =>
      site.kubectl(
        ...['patch', 'pod', pod!, '-p'],
        JSON.stringify({ metadata: { finalizers } }),
      );
    await patch(['example.com/hold']);
    await site.kubectl('delete', 'pod', pod!, '--wait=false');
    const answer = await eventually(
      () => site.portal.delete(`${site.path}/pods/${pod}`),
      ({ status }) => status === 409,
    );
    expect(answer.body.error.message).toBe(
      `Pod ${pod} is being deleted already`,
    );
    await patch(null);
  });

  it('shows nothing that it cannot record', async () => {
    const lock = await site.portal.knex.transaction();
    await lock.raw('LOCK TABLE audit_events IN ACCESS EXCLUSIVE MODE');
    const [pod] = await site.podsOf('web');
    const answers = await Promise.all([
      site.portal.get(`${site.path}/objects/Deployment/web`),
      site.portal.get(`${site.path}/logs`),
      site.portal.delete(`${site.path}/pods/${pod}`),
      site.portal.get(`${site.path}/usage`),
    ]);
    await lock.rollback();
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 200]);
    expect(await site.podsOf('web')).toContain(pod);
  });
});
