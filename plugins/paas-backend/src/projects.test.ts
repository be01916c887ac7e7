import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { dig } from '@mooring/test-utils';
import { Changes } from './__testUtils__/Changes';
import { RolloutWatch } from './__testUtils__/RolloutWatch';
import { kubectl, objectNames } from './__testUtils__/sandbox';
import { startTestPortal, type TestPortal } from './__testUtils__/testPortal';

jest.setTimeout(300_000);

const project = `p${randomUUID().slice(0, 8)}`;
const projectRef = `system:default/${project}`;
const namespace = `${project}-dev`;
const environment = 'dev';
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
/** What each needs first. */
const NEEDS = { cache: [], db: [], api: ['cache', 'db'], web: ['api'] };
const SERVICES = Object.keys(NEEDS) as (keyof typeof NEEDS)[];
const extra = `extra-${project}.dev.mooring.test`;
let portal: TestPortal;
let changes: Changes;
const ids: Record<string, string> = {};

beforeAll(async () => {
  portal = await startTestPortal({ databases, projects: [project] });
  changes = new Changes(portal);
  await Promise.all(SERVICES.map(create));
  for (const service of SERVICES) {
    await portal
      .post(`/services/${ids[service]}/dependencies`, {
        dependsOn: NEEDS[service].map(name => ids[name]),
      })
      .expect(204);
  }
});

afterAll(async () => {
  await kubectl(
    'dev',
    ...['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false'],
  );
});

async function create(service: string): Promise<void> {
  const { serviceId } = await changes.carryOut({
    ...{ kind: 'create', projectRef, service, blueprint: 'nginx' },
    environments: [environment],
    values: { replicas: 2, size: 'S' },
  });
  ids[service] = serviceId;
}

/** Deploys several as one. */
function deployment(tags: Record<string, string>, stage: string) {
  return {
    kind: 'project' as const,
    projectRef,
    changes: Object.entries(tags).map(([service, image]) => ({
      ...{ kind: 'deploy' as const, serviceId: ids[service]!, environment },
      ...{ image, config: { STAGE: stage } },
    })),
  };
}

function all(tag: string): Record<string, string> {
  return Object.fromEntries(SERVICES.map(service => [service, tag]));
}

async function json(...args: string[]) {
  return JSON.parse(
    await kubectl('dev', ...args, '-n', namespace, '-o', 'json'),
  );
}

/** What kubectl sees of a service. */
async function facts(service: string) {
  const { spec, status, metadata } = await json('get', 'deployment', service);
  const [container] = spec.template.spec.containers;
  const refs: { configMapRef?: { name: string } }[] = container.envFrom ?? [];
  const configMap = refs.find(ref => ref.configMapRef)?.configMapRef?.name;
  const ingress = await json('get', 'ingress', service);
  return {
    generation: metadata.generation as number,
    available: status.availableReplicas as number,
    content: {
      template: spec.template,
      replicas: spec.replicas,
      config: configMap && (await json('get', 'configmap', configMap)).data,
      hosts: ingress.spec.rules.map(({ host }: { host: string }) => host),
    },
  };
}

async function factsOf(services: readonly string[]) {
  const each = await Promise.all(services.map(facts));
  return Object.fromEntries(
    services.map((service, index) => [service, each[index]!]),
  );
}

type Facts = Awaited<ReturnType<typeof factsOf>>;

function contentsOf(found: Facts) {
  return Object.fromEntries(
    Object.entries(found).map(([service, { content }]) => [service, content]),
  );
}

function generationsOf(found: Facts) {
  return Object.fromEntries(
    Object.entries(found).map(([service, { generation }]) => [
      service,
      generation,
    ]),
  );
}

describe('a whole project in a cluster', () => {
  it('goes back to what belonged together, what is needed first; what is so already and what came since are not touched', async () => {
    await changes.carryOut(deployment(all('1.28.0'), 'first'));
    const first = await factsOf(SERVICES);
    expect(first.web!.content.config).toEqual({ STAGE: 'first' });
    await changes.carryOut(deployment(all('1.29.0'), 'second'));
    await changes.carryOut({
      ...{ kind: 'names', serviceId: ids.web!, environment, names: [extra] },
    });
    expect(await dig(extra)).toEqual(['10.90.0.10']);
    // On its own it is back already, as another release of the same content.
    await changes.carryOut(deployment({ cache: '1.28.0' }, 'first'));
    await create('later');
    const before = await factsOf([...SERVICES, 'later']);
    expect(contentsOf(before)).not.toMatchObject(contentsOf(first));

    const watch = await RolloutWatch.start(namespace, [...SERVICES, 'later']);
    await changes.carryOut({
      ...{ kind: 'project-rollback', projectRef, environment, release: 1 },
    });
    const after = await factsOf([...SERVICES, 'later']);
    await watch.stop();
    expect(contentsOf(after)).toEqual({
      ...contentsOf(first),
      later: before.later!.content,
    });
    expect(await dig(extra)).toEqual([]);
    const { cache, db, api, web, later } = generationsOf(before);
    expect(generationsOf(after)).toEqual({
      ...{ cache, later, db: db! + 1, api: api! + 1, web: web! + 1 },
    });
    expect(watch.changed()).toEqual(['db', 'api', 'web']);
    expect(watch.tooEarly(NEEDS)).toEqual([]);
  });

  it('is held where one of it fails: what needs that is not touched, and undo takes back the rest, the other way round', async () => {
    const before = await factsOf(SERVICES);
    const configuration = await objectNames('dev', namespace, 'configmap');
    const watch = await RolloutWatch.start(namespace, SERVICES);
    const { id } = await changes.start(
      deployment({ ...all('1.29.0'), api: '1.28.1-crash' }, 'failing'),
    );
    const held = await changes.reached(id, ({ state }) => state === 'held');
    expect([held.holder?.code, held.holder?.reason]).toEqual([
      'rollout',
      expect.stringContaining('CrashLoopBackOff'),
    ]);
    const meanwhile = await factsOf(SERVICES);
    expect(meanwhile.web).toEqual(before.web);
    // The pods of the last good release still serve.
    expect(meanwhile.api!.available).toBe(2);
    expect(meanwhile.api!.content.config).toEqual({ STAGE: 'failing' });
    for (const service of ['cache', 'db']) {
      expect(meanwhile[service]!.content).not.toEqual(before[service]!.content);
      expect(meanwhile[service]!.available).toBe(2);
    }

    await portal.post(`/operations/${id}/undo`, {}).expect(202);
    const ended = await changes.reached(id, ({ endedAt }) => Boolean(endedAt));
    expect(ended.state).toBe('undone');
    const after = await factsOf(SERVICES);
    await watch.stop();
    expect(contentsOf(after)).toEqual(contentsOf(before));
    expect(await objectNames('dev', namespace, 'configmap')).toEqual(
      configuration,
    );
    // Pods of what needs the failed one were never made anew.
    const changed = watch.changed();
    expect(changed).toHaveLength(6);
    expect(new Set(changed.slice(0, 2))).toEqual(new Set(['cache', 'db']));
    expect(changed.slice(2, 4)).toEqual(['api', 'api']);
    expect(new Set(changed.slice(4))).toEqual(new Set(['cache', 'db']));
    expect(await portal.knex('instance_locks')).toEqual([]);
  });
});
