import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  projectReleaseListSchema,
  projectViewSchema,
  serviceSchema,
  type ProjectView,
} from '@mooring/backstage-plugin-paas-common';
import { eventually } from '@mooring/test-utils';
import { Changes } from '../__testUtils__/Changes';
import { kubectl } from '../__testUtils__/sandbox';
import {
  NGINX,
  OWNER,
  startTestPortal,
  STRANGER,
  userWith,
  type TestPortal,
} from '../__testUtils__/testPortal';

jest.setTimeout(240_000);

const project = `p${randomUUID().slice(0, 8)}`;
const empty = `${project}-empty`;
const projectRef = `system:default/${project}`;
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const NIL = '00000000-0000-4000-8000-000000000000';
const deployer = userWith('paas.instance.deploy');
let portal: TestPortal;
let changes: Changes;
let web: string;
let cache: string;

async function create(service: string, environments: string[]) {
  const { serviceId } = await changes.carryOut({
    ...{ kind: 'create', projectRef, service, environments },
    blueprint: 'nginx',
    values: { replicas: 1, size: 'S' },
  });
  return serviceId;
}

function depend(id: string, dependsOn: unknown, user = OWNER) {
  return portal.post(
    `/services/${id}/dependencies`,
    { dependsOn } as object,
    user,
  );
}

async function viewOf(user = OWNER): Promise<ProjectView> {
  const { body } = await portal.get(
    `/projects/view?projectRef=${projectRef}`,
    user,
  );
  return projectViewSchema.parse(body);
}

async function releasesIn(environment: string, user = OWNER) {
  const { body } = await portal.get(
    `/projects/releases?projectRef=${projectRef}&environment=${environment}`,
    user,
  );
  return projectReleaseListSchema.parse(body).items;
}

function auditRows(action: string) {
  return portal
    .knex('audit_events')
    .where({ action })
    .orderBy('id')
    .select('actor', 'outcome', 'target', 'detail');
}

beforeAll(async () => {
  portal = await startTestPortal({ databases, projects: [project, empty] });
  changes = new Changes(portal);
  web = await create('web', ['dev', 'prod']);
  cache = await create('cache', ['dev']);
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

describe('the matrix of a project', () => {
  it('shows what runs where, and how far an environment is behind the one before it', async () => {
    await changes.carryOut({
      ...{ kind: 'deploy', serviceId: web },
      ...{ environment: 'dev', image: '1.28.0' },
    });
    const view = await eventually(viewOf, ({ services }) =>
      services.every(({ instances }) =>
        instances.every(({ status }) => status === 'Running'),
      ),
    );
    expect(view).toMatchObject({
      projectRef,
      environments: ['dev', 'prod'],
      services: [
        { id: cache, name: 'cache', blueprint: 'nginx', dependsOn: [] },
        { id: web, name: 'web', entityRef: `component:default/${project}-web` },
      ],
    });
    const [inDev, inProd] = view.services[1]!.instances;
    expect(inDev).toMatchObject({
      ref: `default/${project}/web/dev`,
      ...{ ready: 1, wanted: 1, version: '1.28.0', live: 2, head: 2 },
      names: [`web.${project}.dev.mooring.test`],
      may: {
        deploy: true,
        names: true,
        restart: true,
        rollback: true,
        delete: true,
      },
    });
    expect(inDev).not.toHaveProperty('comparison');
    expect(inProd).toMatchObject({
      version: NGINX.tag,
      comparison: { environment: 'dev', relation: 'behind', by: 1 },
    });
    await changes.carryOut({
      ...{ kind: 'deploy', serviceId: web },
      ...{ environment: 'prod', image: '1.28.0' },
    });
    const after = await eventually(
      viewOf,
      ({ services }) => services[1]!.instances[1]!.live === 2,
    );
    expect(after.services[1]!.instances[1]!.comparison).toEqual({
      ...{ environment: 'dev', relation: 'same', tag: '1.28.0' },
    });
  });

  it('is answered with a mark, and again only when something has changed', async () => {
    const path = `/projects/view?projectRef=${projectRef}`;
    const { etag } = (await portal.get(path)).headers as { etag: string };
    const again = await portal.get(path).set('if-none-match', etag);
    expect(again.status).toBe(304);
    const stranger = await portal
      .get(path, STRANGER)
      .set('if-none-match', etag);
    expect(stranger.status).toBe(200);
    expect((await depend(web, [cache])).status).toBe(204);
    const changed = await eventually(
      () => portal.get(path).set('if-none-match', etag),
      ({ status }) => status === 200,
    );
    expect(changed.body.services[1].dependsOn).toEqual([cache]);
    expect((await depend(web, [])).status).toBe(204);
  });

  it('tells strangers how services are doing, and nothing of their inside', async () => {
    const { services } = await viewOf(STRANGER);
    expect(services.map(({ name }) => name)).toEqual(['cache', 'web']);
    expect(services[1]!.instances[0]).toEqual({
      id: expect.any(String),
      ref: `default/${project}/web/dev`,
      ...{ environment: 'dev', status: 'Running', ready: 1, wanted: 1 },
      names: [],
      may: {
        deploy: false,
        names: false,
        restart: false,
        rollback: false,
        delete: false,
      },
    });
  });

  it('knows a project without services, and none that does not exist', async () => {
    const ask = (ref: string) => portal.get(`/projects/view?projectRef=${ref}`);
    expect((await ask(`system:default/${empty}`)).body).toMatchObject({
      environments: [],
      services: [],
    });
    expect((await ask('system:default/nowhere')).status).toBe(404);
    expect((await ask('System:default/Shop')).status).toBe(400);
    expect((await portal.get('/projects/view')).body.error.message).toContain(
      'projectRef',
    );
  });
});

describe('dependencies', () => {
  it('decide who comes first, and are told to the catalog', async () => {
    expect((await depend(web, [cache])).status).toBe(204);
    const { body } = await portal.get(`/services/${web}`);
    expect(serviceSchema.parse(body).dependsOn).toEqual([
      `component:default/${project}-cache`,
    ]);
    const plan = await changes.preview({
      ...{ kind: 'project', projectRef },
      changes: [web, cache].map(serviceId => ({
        ...{ kind: 'restart' as const, serviceId, environment: 'dev' },
      })),
    });
    expect(plan.targets.map(({ instance }) => instance)).toEqual(
      ['cache', 'web'].map(name => `default/${project}/${name}/dev`),
    );
    expect((await auditRows('service.dependencies')).at(-1)).toMatchObject({
      actor: OWNER,
      outcome: 'done',
      target: `component:default/${project}-web`,
      detail: { before: [], after: ['cache'] },
    });
  });

  it('never close a circle, not even when two are said at once', async () => {
    const refused = await depend(cache, [web]);
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toContain('cache → web → cache');
    const itself = await depend(web, [web]);
    expect(itself.status).toBe(409);
    expect(itself.body.error.message).toContain('web → web');

    await depend(web, []);
    const answers = await Promise.all([
      depend(web, [cache]),
      depend(cache, [web]),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const rows = await portal
      .knex('services')
      .where({ project_ref: projectRef })
      .select('depends_on');
    expect(rows.flatMap(row => row.depends_on)).toHaveLength(1);
  });

  it.each([
    ['not an id', ['web'], 'dependsOn'],
    ['one that is nowhere', [randomUUID()], 'is no service of'],
    ['no list', 'web', 'dependsOn'],
    ['too many', Array.from({ length: 51 }, () => randomUUID()), 'At most 50'],
    ['one twice', [NIL, NIL], 'stands twice'],
  ])('refuse %s', async (_case, dependsOn, message) => {
    const { status, body } = await depend(web, dependsOn);
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });

  it('are for those who may deploy the service, and refusals are recorded', async () => {
    const before = await portal.knex('services').where({ id: web }).first();
    expect((await depend(web, [], STRANGER)).status).toBe(403);
    expect(await portal.knex('services').where({ id: web }).first()).toEqual(
      before,
    );
    expect((await auditRows('service.dependencies')).at(-1)).toMatchObject({
      actor: STRANGER,
      outcome: 'refused',
    });
    expect((await depend(web, before.depends_on, deployer)).status).toBe(204);
    expect((await depend(randomUUID(), [])).status).toBe(404);
  });
});

describe('project releases', () => {
  it('are made of what is live, as good ones, and led back to', async () => {
    const marked = await portal.post('/projects/releases', {
      ...{ projectRef, environment: 'dev', note: 'before the sale' },
    });
    expect(marked.status).toBe(201);
    const live = await portal
      .knex('instances')
      .join('services', 'services.id', 'service_id')
      .where({ project_ref: projectRef, environment: 'dev' })
      .orderBy('name')
      .select('name', 'live_number');
    expect(marked.body).toMatchObject({
      ...{ number: 1, good: true, author: OWNER, note: 'before the sale' },
      members: live.map(row => ({
        ...{ service: row.name, release: row.live_number },
        head: row.live_number,
      })),
    });
    expect((await auditRows('project-release.marked')).at(-1)).toMatchObject({
      ...{ actor: OWNER, outcome: 'done', target: projectRef },
      detail: { environment: 'dev', number: 1 },
    });

    await changes.carryOut({
      ...{ kind: 'project', projectRef },
      changes: [web, cache].map(serviceId => ({
        kind: 'deploy' as const,
        ...{ serviceId, environment: 'dev', image: '1.26.3' },
      })),
    });
    const [after, before] = await releasesIn('dev');
    expect(after).toMatchObject({
      ...{ number: 2, good: false, operationId: expect.any(String) },
      members: [
        { service: 'cache', version: '1.26.3' },
        { service: 'web', version: '1.26.3' },
      ],
    });
    expect(before!.members).toEqual([
      { service: 'cache', release: 1, version: NGINX.tag, head: 2 },
      { service: 'web', release: 2, version: '1.28.0', head: 3 },
    ]);
    await changes.carryOut({
      ...{ kind: 'project-rollback', projectRef },
      ...{ environment: 'dev', release: 1 },
    });
    const images = await kubectl(
      'dev',
      ...['get', 'pods', '-n', `${project}-dev`],
      ...['-o', 'jsonpath={.items[*].spec.containers[0].image}'],
    );
    expect(images).toContain(NGINX.digest);
    expect((await releasesIn('dev'))[0]).toMatchObject({
      number: 3,
      members: [
        { service: 'cache', version: NGINX.tag },
        { service: 'web', version: '1.28.0' },
      ],
    });
  });

  it('tell strangers of their number and parts, not of notes and versions', async () => {
    const all = await releasesIn('dev', STRANGER);
    expect(all.at(-1)).toEqual({
      ...{ number: 1, author: OWNER, good: true },
      createdAt: expect.any(String),
      members: [
        { service: 'cache', release: 1, head: expect.any(Number) },
        { service: 'web', release: 2, head: expect.any(Number) },
      ],
    });
  });

  it.each([
    ['no environment', { projectRef }, 400, 'environment'],
    ['a ref in another spelling', { projectRef: 'shop' }, 400, 'projectRef'],
    [
      'a note without end',
      { projectRef, environment: 'dev', note: 'x'.repeat(501) },
      400,
      'note',
    ],
    [
      'what is live nowhere',
      { projectRef: `system:default/${empty}`, environment: 'dev' },
      409,
      'nothing of',
    ],
  ])('refuse %s', async (_case, body, status, message) => {
    const answer = await portal.post('/projects/releases', body);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toContain(message);
  });

  it('are made by those who may deploy everything there', async () => {
    const mark = { projectRef, environment: 'prod' };
    const refused = await portal.post('/projects/releases', mark, STRANGER);
    expect(refused.status).toBe(403);
    expect((await auditRows('project-release.marked')).at(-1)).toMatchObject({
      ...{ actor: STRANGER, outcome: 'refused' },
    });
    expect(await releasesIn('prod')).toEqual([]);
    const made = await portal.post('/projects/releases', mark, deployer);
    expect(made.status).toBe(201);
    // Who may deploy does not thereby see the inside.
    expect(made.body.members[0]).not.toHaveProperty('version');
    const nowhere = await portal.get(
      '/projects/releases?projectRef=system:default/nowhere&environment=dev',
    );
    expect(nowhere.status).toBe(404);
  });
});
