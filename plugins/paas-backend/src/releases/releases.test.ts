import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  configurationSchema,
  imageListSchema,
  releaseDiffSchema,
  releaseListSchema,
  type Change,
  type ReleaseList,
} from '@mooring/backstage-plugin-paas-common';
import { readSandbox } from '@mooring/test-utils';
import { parseAllDocuments } from 'yaml';
import { Changes } from '../__testUtils__/Changes';
import { kubectl } from '../__testUtils__/sandbox';
import {
  NGINX,
  startTestPortal,
  STRANGER,
  userWith,
  type TestPortal,
} from '../__testUtils__/testPortal';

jest.setTimeout(180_000);

const READ = 'paas.instance.read';
const CONFIGURATION = 'paas.instance.configuration.read';
const project = `r${randomUUID().slice(0, 8)}`;
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let portal: TestPortal;
let changes: Changes;
let serviceId: string;

const at = (environment: string) =>
  `/services/${serviceId}/environments/${environment}`;

async function releasesIn(environment: string): Promise<ReleaseList> {
  const { body } = await portal.get(`${at(environment)}/releases`);
  return releaseListSchema.strict().parse(body);
}

function deploy(
  environment: string,
  fields: Partial<Extract<Change, { kind: 'deploy' }>>,
): Change {
  return { kind: 'deploy', serviceId, environment, ...fields };
}

/** The digest that a tag stands for, asked of the registry itself. */
async function digestOfTag(tag: string): Promise<string | null> {
  const { url } = readSandbox().registry!;
  const response = await fetch(`${url}/v2/mooring/nginx/manifests/${tag}`, {
    method: 'HEAD',
    headers: { accept: 'application/vnd.oci.image.index.v1+json' },
  });
  return response.headers.get('docker-content-digest');
}

beforeAll(async () => {
  portal = await startTestPortal({ databases, projects: [project] });
  changes = new Changes(portal);
  const created = await changes.carryOut({
    kind: 'create',
    projectRef: `system:default/${project}`,
    service: 'web',
    blueprint: 'nginx',
    environments: ['dev', 'prod'],
    values: { replicas: 1, size: 'S' },
  });
  serviceId = created.serviceId;
});

afterAll(async () => {
  for (const cluster of ['dev', 'prod'] as const) {
    await kubectl(
      cluster,
      ...['delete', 'namespace', `${project}-${cluster}`],
      ...['--ignore-not-found', '--wait=false'],
    );
  }
});

describe('releases', () => {
  it('are listed with what became of them, and when they were live', async () => {
    await changes.carryOut(
      deploy('dev', { image: '1.28.0', config: { LOG_LEVEL: 'debug' } }),
      { note: 'for the sale' },
    );
    await changes.carryOut({
      ...{ kind: 'scale', serviceId },
      ...{ environment: 'dev', replicas: 2 },
    });
    const failing = await changes.start(
      deploy('dev', { image: '1.28.2-stuck' }),
    );
    const coming = await releasesIn('dev');
    expect(coming.items[0]).toMatchObject({ number: 4, status: 'coming' });
    await changes.reached(failing.id, ({ stepList }) =>
      stepList.some(({ state }) => state === 'waiting'),
    );
    await portal.post(`/operations/${failing.id}/undo`, {});
    const undone = await changes.reached(failing.id, o => Boolean(o.endedAt));
    expect(undone.state).toBe('undone');

    const list = await releasesIn('dev');
    expect(list).toMatchObject({ live: 3, head: 3 });
    expect(list).not.toHaveProperty('resumable');
    expect(
      list.items.map(({ number, status, cause, isVersion, changed }) => [
        ...[number, status, cause, isVersion, changed],
      ]),
    ).toEqual([
      [4, 'failed', 'deploy', true, ['version']],
      [3, 'live', 'scale', false, ['capacity']],
      [2, 'previous', 'deploy', true, ['version', 'configuration']],
      [1, 'previous', 'create', true, expect.arrayContaining(['version'])],
    ]);
    expect(list.items[0]!.failure).toBe(undone.failure);
    expect(list.items[2]).toMatchObject({
      note: 'for the sale',
      parent: 1,
      image: { tag: '1.28.0', digest: await digestOfTag('1.28.0') },
      scaling: { mode: 'fixed', replicas: 1 },
      size: 'S',
      running: true,
      names: [`web.${project}.dev.mooring.test`],
    });
    const intervals = await portal
      .knex('live_intervals')
      .join('instances', 'instances.id', 'instance_id')
      .where({ service_id: serviceId, environment: 'dev' })
      .orderBy('number', 'desc')
      .select('number', 'live_from', 'live_until');
    expect(
      list.items.flatMap(({ number, live }) =>
        live.map(({ from, until }) => [number, from, until]),
      ),
    ).toEqual(
      intervals.map(row => [
        row.number,
        row.live_from.toISOString(),
        row.live_until?.toISOString(),
      ]),
    );
  });

  it('are compared between environments, by the order in which versions ran', async () => {
    const seen = async (environment: string) =>
      (await releasesIn(environment)).comparison;
    expect(await seen('dev')).toEqual([
      { environment: 'prod', relation: 'ahead', by: 1, tag: '1.27.3' },
    ]);
    expect(await seen('prod')).toEqual([
      { environment: 'dev', relation: 'behind', by: 1, tag: '1.28.0' },
    ]);
    await changes.carryOut(deploy('prod', { image: '1.26.3' }));
    expect(await seen('prod')).toEqual([
      { environment: 'dev', relation: 'different', tag: '1.28.0' },
    ]);
  });

  it('can be resumed after a rollback until another version comes', async () => {
    await changes.carryOut({
      ...{ kind: 'rollback', serviceId },
      ...{ environment: 'dev', release: 1 },
    });
    await changes.carryOut({
      ...{ kind: 'scale', serviceId },
      ...{ environment: 'dev', replicas: 1 },
    });
    const list = await releasesIn('dev');
    expect([list.resumable, list.items[1]!.source]).toEqual([3, 1]);
    const panel = await portal.get(
      `/entities/component/default/${project}-web/panel`,
    );
    expect(panel.body.instances[0]).toMatchObject({
      inside: {
        resumable: 3,
        stopped: false,
        scaling: { mode: 'fixed', replicas: 1 },
      },
      may: { deploy: true, rollback: true, restart: true, names: true },
    });
    await changes.carryOut({
      ...{ kind: 'resume', serviceId },
      environment: 'dev',
    });
    expect(await releasesIn('dev')).not.toHaveProperty('resumable');
  });

  it('say that a service is stopped on purpose', async () => {
    await changes.carryOut({
      ...{ kind: 'stop', serviceId },
      environment: 'prod',
    });
    const [item] = (await releasesIn('prod')).items;
    expect(item).toMatchObject({ running: false, changed: ['run'] });
    const panel = await portal.get(
      `/entities/component/default/${project}-web/panel`,
    );
    expect(panel.body.instances[1]).toMatchObject({
      ...{ environment: 'prod', status: 'Stopped' },
      inside: { stopped: true, findings: [] },
    });
    await changes.carryOut({
      ...{ kind: 'start', serviceId },
      environment: 'prod',
    });
  });

  it('differ in words and in YAML, and no secret shows', async () => {
    await changes.carryOut(
      deploy('dev', {
        config: { LOG_LEVEL: 'warn' },
        secrets: { set: { DB_PASSWORD: 'hunter2-hunter2' }, remove: [] },
      }),
    );
    const { head } = await releasesIn('dev');
    const answer = await portal.get(
      `${at('dev')}/releases/diff?from=2&to=${head}`,
    );
    const diff = releaseDiffSchema.strict().parse(answer.body);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(diff.changes).toEqual([
      {
        ...{ part: 'configuration', field: 'LOG_LEVEL' },
        ...{ before: 'debug', after: 'warn' },
      },
      {
        ...{ part: 'credentials', field: 'DB_PASSWORD' },
        ...{ after: '•••', secret: true },
      },
    ]);
    const objects = parseAllDocuments(diff.yaml.to).map(doc => doc.toJS());
    const stored = await portal
      .knex('releases')
      .join('instances', 'instances.id', 'instance_id')
      .where({ service_id: serviceId, environment: 'dev', number: head })
      .first();
    expect(objects.map(({ kind, metadata }) => [kind, metadata])).toEqual(
      stored.content.objects.map(
        ({ kind, metadata }: Record<string, unknown>) => [kind, metadata],
      ),
    );
    expect(objects.find(({ kind }) => kind === 'Secret').data).toEqual({
      DB_PASSWORD: '•••',
    });
    expect(answer.text).not.toContain('hunter2');
    expect(answer.text).not.toContain(stored.content.secrets.DB_PASSWORD);
    for (const [query, status] of [
      ['from=1&to=99', 404],
      ['from=1', 400],
      ['from=0&to=1', 400],
      ['from=1&to=99999999999', 400],
      ['from=1&to=1&x=1', 400],
    ]) {
      const bad = await portal.get(`${at('dev')}/releases/diff?${query}`);
      expect([query, bad.status]).toEqual([query, status]);
    }
  });

  it('of the first schema version are read as they were meant', async () => {
    const list = await releasesIn('dev');
    const where = { operation_id: list.items.at(-1)!.operationId, number: 1 };
    const read = () => portal.knex('releases').where(where);
    const rows = await read();
    for (const { instance_id: id, content } of rows) {
      const { scaling, size, running, config, secrets, network, ...first } =
        content;
      await portal
        .knex('releases')
        .where({ ...where, instance_id: id })
        .update({
          content: JSON.stringify({
            ...first,
            schemaVersion: 1,
            values: { replicas: 1, size: 'S' },
          }),
        });
    }
    expect((await releasesIn('dev')).items.at(-1)).toEqual(list.items.at(-1));
  });
});

describe('what a deploy starts from', () => {
  it('is the newest release, with what can be chosen', async () => {
    const { body } = await portal.get(`${at('dev')}/configuration`);
    const { head } = await releasesIn('dev');
    expect(configurationSchema.strict().parse(body)).toMatchObject({
      release: head,
      blueprint: 'nginx',
      config: { LOG_LEVEL: 'warn' },
      secretNames: ['DB_PASSWORD'],
      network: { access: 'open' },
      ruleName: `web.${project}.dev.mooring.test`,
      names: [],
      zone: 'dev.mooring.test',
    });
    expect(body.sizes.map(({ name }: { name: string }) => name)).toEqual([
      ...['S', 'M', 'L'],
    ]);
    expect(JSON.stringify(body)).not.toContain('hunter2');
  });

  it('is one of the tags of the registry, or anything typed where it does not answer', async () => {
    const { body } = await portal.get(`${at('dev')}/images`);
    const { repository, tags } = imageListSchema.strict().parse(body);
    expect(repository).toBe(NGINX.repository);
    expect(tags[0]!.tag).toBe('1.29.0');
    expect(tags.filter(({ liveIn }) => liveIn.length > 0)).toEqual([
      { tag: '1.28.0', liveIn: ['dev'] },
      { tag: '1.26.3', liveIn: ['prod'] },
    ]);

    const { head } = await releasesIn('prod');
    await portal
      .knex('releases')
      .where({ number: head })
      .whereRaw(`content->>'environment' = 'prod'`)
      .update({
        content: portal.knex.raw(
          `jsonb_set(content, '{image,repository}', '"elsewhere.test/web"')`,
        ),
      });
    const unknown = await portal.get(`${at('prod')}/images`);
    expect(unknown.body).toEqual({
      repository: 'elsewhere.test/web',
      tags: [],
      reason: expect.stringContaining('mooring.registries'),
    });
  });
});

describe('rights', () => {
  it('are asked for each, and refusals recorded', async () => {
    const paths = {
      releases: 'releases',
      images: 'images',
      configuration: 'configuration',
      diff: 'releases/diff?from=1&to=2',
    };
    const statuses = async (user: string) =>
      Object.fromEntries(
        await Promise.all(
          Object.entries(paths).map(async ([name, path]) => [
            name,
            (await portal.get(`${at('dev')}/${path}`, user)).status,
          ]),
        ),
      );
    expect(await statuses(STRANGER)).toEqual({
      ...{ releases: 404, images: 404, configuration: 404, diff: 404 },
    });
    expect(await statuses(userWith(READ))).toEqual({
      ...{ releases: 200, images: 200, configuration: 403, diff: 403 },
    });
    expect(await statuses(userWith(READ, CONFIGURATION))).toEqual({
      ...{ releases: 200, images: 200, configuration: 200, diff: 200 },
    });
    const recorded = await portal
      .knex('audit_events')
      .where({ actor: userWith(READ) });
    expect(
      recorded.map(({ outcome, target, detail }) => [outcome, target, detail]),
    ).toEqual(
      Array(2).fill([
        'refused',
        `default/${project}/web/dev`,
        { permission: CONFIGURATION },
      ]),
    );
  });

  it.each([
    ['/services/none/environments/dev/releases', 400],
    [`/services/${randomUUID()}/environments/dev/releases`, 404],
    [`/services/${randomUUID()}/environments/..%2fdev/images`, 400],
    [`/services/${randomUUID()}/environments/DEV/configuration`, 400],
    [`/services/${randomUUID()}/environments/%00/configuration`, 400],
  ])('%s: %d', async (path, status) => {
    expect((await portal.get(path)).status).toBe(status);
  });

  it('roll back to no number that is none', async () => {
    for (const release of [0, 1.5, 99_999_999_999, '3']) {
      const place = { serviceId, environment: 'dev' };
      const change = { kind: 'rollback', ...place, release };
      expect((await portal.post('/plans', change)).status).toBe(400);
    }
  });

  it('know nothing of an environment that the service is not in', async () => {
    expect((await portal.get(`${at('nowhere')}/releases`)).status).toBe(404);
  });
});
