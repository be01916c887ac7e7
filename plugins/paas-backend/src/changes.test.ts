import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  Change,
  RestorablePart,
} from '@mooring/backstage-plugin-paas-common';
import { dig, eventually } from '@mooring/test-utils';
import { Changes } from './__testUtils__/Changes';
import { kubectl } from './__testUtils__/sandbox';
import {
  NGINX,
  startTestPortal,
  type TestPortal,
} from './__testUtils__/testPortal';

jest.setTimeout(240_000);

const project = `c${randomUUID().slice(0, 8)}`;
const namespace = `${project}-dev`;
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const ALL: RestorablePart[] = [
  'version',
  'configuration',
  'credentials',
  'names',
  'capacity',
  'network',
];
const extra = `extra-${project}.dev.mooring.test`;
let portal: TestPortal;
let changes: Changes;

beforeAll(async () => {
  portal = await startTestPortal({ databases, projects: [project] });
  changes = new Changes(portal);
});

afterAll(async () => {
  await kubectl(
    'dev',
    ...['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false'],
  );
});

/** Starts the operation; answers its id. */
async function start(change: Change): Promise<string> {
  return (await changes.start(change)).id;
}

async function create(service: string, replicas = 2): Promise<string> {
  const { serviceId } = await changes.carryOut({
    kind: 'create',
    projectRef: `system:default/${project}`,
    service,
    blueprint: 'nginx',
    environments: ['dev'],
    values: { replicas, size: 'S' },
  });
  return serviceId;
}

async function json(...args: string[]) {
  const text = await kubectl(
    'dev',
    ...args,
    ...['-n', namespace, '-o', 'json', '--ignore-not-found'],
  );
  return text === '' ? { items: [] } : JSON.parse(text);
}

/** What kubectl and dig see of a service: the six things that a rollback can restore. */
async function facts(service: string) {
  const { spec, metadata } = await json('get', 'deployment', service);
  const [container] = spec.template.spec.containers;
  const refs: {
    configMapRef?: { name: string };
    secretRef?: { name: string };
  }[] = container.envFrom ?? [];
  const configMap = refs.find(ref => ref.configMapRef)?.configMapRef?.name;
  const secret = refs.find(ref => ref.secretRef)?.secretRef?.name;
  const ingress = await json('get', 'ingress', service);
  const scalers = await json(
    'get',
    'horizontalpodautoscaler',
    '-l',
    `mooring.dev/service=${service}`,
  );
  const hosts: string[] = ingress.spec.rules.map(
    ({ host }: { host: string }) => host,
  );
  const names: Record<string, string[]> = {};
  for (const name of [
    `${service}.${project}.dev.mooring.test`,
    `extra-${project}.dev.mooring.test`,
  ]) {
    names[name] = await dig(name);
  }
  return {
    image: container.image,
    config: configMap && (await json('get', 'configmap', configMap)).data,
    secret: secret && (await json('get', 'secret', secret)).data,
    hosts,
    names,
    capacity: {
      replicas: spec.replicas,
      resources: container.resources,
      autoscalers: scalers.items.map(
        ({
          spec: { minReplicas, maxReplicas },
        }: {
          spec: { minReplicas: number; maxReplicas: number };
        }) => [minReplicas, maxReplicas],
      ),
    },
    generation: metadata.generation,
  };
}

/** Without what belongs to one moment only. */
function content({
  generation: _,
  ...rest
}: Awaited<ReturnType<typeof facts>>) {
  return rest;
}

describe('changes of a running service', () => {
  it('changes everything over five releases, and takes all of it back, or just what belongs to the version', async () => {
    const serviceId = await create('web');
    const at = { serviceId, environment: 'dev' };
    await changes.carryOut({
      kind: 'deploy',
      ...at,
      config: { LOG_LEVEL: 'info' },
      secrets: { set: { PASSWORD: 'first' }, remove: [] },
    });
    const second = await facts('web');
    expect(second).toMatchObject({
      image: `${NGINX.repository}:1.27.3@${NGINX.digest}`,
      config: { LOG_LEVEL: 'info' },
      secret: { PASSWORD: Buffer.from('first').toString('base64') },
      capacity: { replicas: 2, autoscalers: [] },
    });

    const plan = await changes.preview({
      kind: 'deploy',
      ...at,
      image: '1.28.0',
    });
    expect(plan.summary[0]!.changes).toEqual([
      { part: 'version', field: 'image', before: '1.27.3', after: '1.28.0' },
    ]);
    await changes.carryOut({
      kind: 'deploy',
      ...at,
      image: '1.28.0',
      config: { LOG_LEVEL: 'debug', MODE: 'new' },
      secrets: { set: { PASSWORD: 'second' }, remove: [] },
      size: 'M',
    });
    await changes.carryOut({
      kind: 'names',
      ...at,
      names: [extra],
    });
    await changes.carryOut({
      kind: 'autoscale',
      ...at,
      autoscaler: { min: 3, max: 6, cpuPercent: 70 },
    });
    const fifth = await eventually(
      () => facts('web'),
      ({ capacity }) => capacity.replicas === 3,
      60_000,
    );
    expect(fifth.image).toContain(':1.28.0@sha256:');
    expect(fifth).toMatchObject({
      config: { LOG_LEVEL: 'debug', MODE: 'new' },
      secret: { PASSWORD: Buffer.from('second').toString('base64') },
      hosts: [`web.${project}.dev.mooring.test`, extra],
      names: { [extra]: ['10.90.0.10'] },
      capacity: { autoscalers: [[3, 6]] },
    });

    // What Kubernetes itself can take back is not the release.
    await kubectl('dev', 'rollout', 'undo', 'deployment/web', '-n', namespace);
    const undone = content(await facts('web'));
    expect(undone).not.toEqual(content(second));
    expect([undone.hosts, undone.capacity.autoscalers]).not.toEqual([
      second.hosts,
      [],
    ]);
    const held = await changes.reached(
      await start({
        kind: 'deploy',
        ...at,
        config: { LOG_LEVEL: 'debug', MODE: 'newer' },
      }),
      ({ state }) => state === 'held',
    );
    expect(held.conflicts.map(({ manager }) => manager)).toContain('kubectl');
    await portal.post(`/operations/${held.id}/take-over`, {}).expect(202);
    await changes.reached(held.id, ({ state }) => state === 'succeeded');

    // Kind: capacity and credentials stay as they are.
    await changes.carryOut({ kind: 'rollback', ...at, release: 2 });
    const kind = await facts('web');
    expect(kind).toMatchObject({
      image: second.image,
      config: second.config,
      hosts: second.hosts,
      names: second.names,
      secret: fifth.secret,
      capacity: fifth.capacity,
    });

    // Exact.
    await changes.carryOut({
      kind: 'rollback',
      ...at,
      release: 2,
      restore: ALL,
    });
    expect(content(await facts('web'))).toEqual(content(second));

    // And forward again to what was rolled back from.
    await changes.carryOut({ kind: 'resume', ...at });
    expect(content(await facts('web'))).toEqual(content(kind));
  });

  it('explains a deploy that fails while the old version serves, and rolls it back with one confirmation', async () => {
    const serviceId = await create('shop');
    const at = { serviceId, environment: 'dev' };
    await changes.carryOut({ kind: 'deploy', ...at, config: { STAGE: 'old' } });
    const before = await facts('shop');
    const [configMap] = (await json('get', 'deployment', 'shop')).spec.template
      .spec.containers[0].envFrom;

    const id = await start({
      kind: 'deploy',
      ...at,
      image: '1.28.1-crash',
      config: { STAGE: 'new' },
    });
    const held = await changes.reached(id, ({ state }) => state === 'held');
    expect(held.holder).toMatchObject({
      kind: 'person',
      code: 'rollout',
      reason: expect.stringContaining('CrashLoopBackOff'),
    });
    expect(held.evidence[0]?.problems.join()).toContain('CrashLoopBackOff');
    expect(held.evidence[0]?.logs?.[0]?.lines.length).toBeGreaterThan(0);
    expect(held.undoTo).toEqual([{ environment: 'dev', release: 2 }]);

    // An old pod that is replaced now finds the configuration that it was made with.
    const { items: pods } = await json(
      'get',
      'pods',
      '-l',
      'mooring.dev/service=shop',
    );
    const old = pods.filter(
      (pod: { spec: { containers: { image: string }[] } }) =>
        pod.spec.containers[0]!.image === before.image,
    );
    expect(old).toHaveLength(2);
    const config = await json('get', 'configmap', configMap.configMapRef.name);
    expect(config.data).toEqual({ STAGE: 'old' });

    const change: Change = { kind: 'rollback', ...at, release: 2 };
    const plan = await changes.preview(change);
    expect(plan.summary[0]!.supersedes).toBe(id);
    await changes.carryOut(change);
    expect((await changes.reached(id, () => true)).state).toBe('cancelled');
    expect(content(await facts('shop'))).toEqual(content(before));
    const left = await json(
      'get',
      'configmaps',
      '-l',
      'mooring.dev/service=shop',
    );
    expect(
      left.items.filter(({ data }: { data: object }) => 'STAGE' in data),
    ).toHaveLength(1);
  });

  it('restarts, stops and starts: pods go and come, names with them', async () => {
    const serviceId = await create('batch');
    const at = { serviceId, environment: 'dev' };
    const name = `batch.${project}.dev.mooring.test`;
    const before = await facts('batch');
    await changes.carryOut({ kind: 'restart', ...at });
    expect((await facts('batch')).generation).toBe(before.generation + 1);

    const stop = await changes.preview({ kind: 'stop', ...at });
    const order = stop.steps.map(({ type }) => type);
    expect(order.indexOf('dns.publish')).toBeLessThan(
      order.indexOf('kubernetes.apply'),
    );
    await changes.carryOut({ kind: 'stop', ...at });
    expect((await facts('batch')).capacity.replicas).toBe(0);
    expect(await dig(name)).toEqual([]);
    const refused = await portal.post('/plans', { kind: 'restart', ...at });
    expect([refused.status, refused.body.error.message]).toEqual([
      409,
      expect.stringContaining('is stopped; start it instead'),
    ]);
    await changes.carryOut({ kind: 'start', ...at });
    expect((await facts('batch')).capacity.replicas).toBe(2);
    expect(await dig(name)).toEqual(['10.90.0.10']);
    const { status } = await portal.post('/plans', { kind: 'start', ...at });
    expect(status).toBe(409);
  });

  it('holds when somebody changes the same between confirmation and run, and shows the difference', async () => {
    const serviceId = await create('drift');
    const change: Change = {
      kind: 'deploy',
      serviceId,
      environment: 'dev',
      image: '1.28.0',
    };
    const release = await holdWorkers();
    const id = await start(change);
    await kubectl(
      'dev',
      ...['set', 'image', 'deployment/drift', '-n', namespace],
      'nginx=somebody/else:1',
    );
    await release();
    const held = await changes.reached(id, ({ state }) => state === 'held');
    expect(held.holder?.code).toBe('changed');
    expect(JSON.stringify(held.stepList)).toContain('somebody/else:1');
    await portal.post(`/operations/${id}/undo`, {}).expect(202);
    const ended = await changes.reached(
      id,
      ({ endedAt }) => endedAt !== undefined,
    );
    expect(ended.state).toBe('cancelled');
  });
});

/** Keeps workers from taking operations over until the answer is called. */
async function holdWorkers(): Promise<() => Promise<void>> {
  const { knex } = portal;
  await knex.raw(`
    CREATE OR REPLACE FUNCTION wait_for_test() RETURNS trigger AS $$
    BEGIN
      PERFORM pg_advisory_xact_lock_shared(4242);
      RETURN NEW;
    END $$ LANGUAGE plpgsql;
    CREATE OR REPLACE TRIGGER wait_for_test BEFORE UPDATE ON operations
      FOR EACH ROW WHEN (NEW.epoch > OLD.epoch) EXECUTE FUNCTION wait_for_test()`);
  const lock = await knex.transaction();
  await lock.raw('SELECT pg_advisory_xact_lock(4242)');
  return async () => {
    await lock.commit();
    await knex.raw('DROP TRIGGER wait_for_test ON operations');
  };
}
