import { randomUUID } from 'node:crypto';
import type { LifecycleService } from '@backstage/backend-plugin-api';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { createClusterServices } from '@mooring/backstage-plugin-clusters-node';
import { eventually } from '@mooring/test-utils';
import type { Knex } from 'knex';
import { kubectl } from '../__testUtils__/sandbox';
import { testConfig } from '../__testUtils__/testPortal';
import { DatabaseHealingStore } from './DatabaseHealingStore';
import { startHealing } from './startHealing';

jest.setTimeout(180_000);

const namespace = `healing-${randomUUID().slice(0, 8)}`;
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

/** A backend's part of it, on a database that several share. */
async function startBackend(knex: Knex): Promise<() => Promise<void>> {
  const { reader, close } = createClusterServices({
    config: mockServices.rootConfig({ data: testConfig() }),
    logger: mockServices.logger.mock(),
  });
  await eventually(
    () => reader.health('dev').state,
    state => state === 'synced',
  );
  const hooks: (() => void | Promise<void>)[] = [];
  const lifecycle: LifecycleService = {
    addStartupHook: () => {},
    addShutdownHook: hook => hooks.push(hook),
  };
  await startHealing({
    reader,
    store: new DatabaseHealingStore(knex),
    scheduler: mockServices.scheduler.mock(),
    lifecycle,
    logger: mockServices.logger.mock(),
  });
  return async () => {
    for (const hook of hooks) {
      await hook();
    }
    await close();
  };
}

async function podNames(): Promise<string[]> {
  const names = await kubectl(
    'dev',
    ...['get', 'pods', '-n', namespace, '-l', 'app=web'],
    ...['--field-selector', 'status.phase=Running'],
    ...['--sort-by', '.metadata.creationTimestamp'],
    ...['-o', 'jsonpath={.items[?(@.status.phase=="Running")].metadata.name}'],
  );
  return names.split(' ').filter(name => name !== '');
}

async function untilReady(replicas: number): Promise<string[]> {
  await kubectl(
    'dev',
    ...['rollout', 'status', 'deployment/web', '-n', namespace],
    '--timeout=60s',
  );
  return eventually(podNames, names => names.length === replicas);
}

function patchStatus(pod: string, status: object): Promise<string> {
  return kubectl(
    'dev',
    ...['patch', 'pod', pod, '-n', namespace, '--subresource=status'],
    ...['--type=merge', '-p', JSON.stringify({ status })],
  );
}

describe('startHealing', () => {
  let knex: Knex;
  let stops: (() => Promise<void>)[];

  const rows = () =>
    knex('healings').where({ namespace }).orderBy('failed_at').select('*');
  const finished = (count: number) =>
    eventually(
      rows,
      all => all.length === count && all.every(row => row.ready_at !== null),
    );

  beforeAll(async () => {
    knex = await databases.init('POSTGRES_18');
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@mooring/backstage-plugin-paas-backend',
        'migrations',
      ),
    });
    await kubectl('dev', 'create', 'namespace', namespace);
    await kubectl(
      'dev',
      ...['create', 'deployment', 'web', '-n', namespace],
      ...['--image=app:1', '--replicas=3'],
    );
    await untilReady(3);
    stops = [await startBackend(knex), await startBackend(knex)];
  });

  afterAll(async () => {
    await Promise.all(stops.map(stop => stop()));
    await kubectl('dev', 'delete', 'namespace', namespace, '--wait=false');
  });

  it('writes down once what fails and what takes its place, and nothing of rollouts and scaling', async () => {
    await kubectl(
      'dev',
      ...['set', 'image', 'deployment/web', 'app=app:2', '-n', namespace],
    );
    await untilReady(3);
    await kubectl(
      'dev',
      ...['scale', 'deployment/web', '--replicas=5', '-n', namespace],
    );
    await untilReady(5);
    await kubectl(
      'dev',
      ...['scale', 'deployment/web', '--replicas=3', '-n', namespace],
    );
    const [evicted, killed, crashed] = await untilReady(3);

    const before = new Date();
    await patchStatus(evicted!, { phase: 'Failed', reason: 'Evicted' });
    const healed = await finished(1);
    const nodeOf = (pod: string) =>
      kubectl(
        'dev',
        ...['get', 'pod', pod, '-n', namespace],
        ...['-o', 'jsonpath={.spec.nodeName}'],
      );
    const newcomers = async (known: (string | undefined)[]) =>
      (await untilReady(3)).filter(name => !known.includes(name));
    const [replacement] = await newcomers([evicted, killed, crashed]);
    expect(healed).toMatchObject([
      {
        cluster: 'dev',
        workload_kind: 'Deployment',
        workload_name: 'web',
        pod: evicted,
        node: await nodeOf(evicted!),
        scope: 'pod',
        reason: 'Evicted',
        replaced_by: replacement,
        replacement_node: await nodeOf(replacement!),
      },
    ]);
    expect(healed[0].ready_at.getTime()).toBeGreaterThanOrEqual(
      Math.floor(before.getTime() / 1000) * 1000,
    );

    await kubectl(
      'dev',
      ...['delete', 'pod', killed!, '-n', namespace],
      ...['--force', '--grace-period=0'],
    );
    const [other] = await newcomers([evicted, killed, crashed, replacement]);
    expect((await finished(2))[1]).toMatchObject({
      pod: killed,
      reason: 'Deleted',
      replaced_by: other,
    });

    const at = (ms: number) =>
      `${new Date(before.getTime() + ms).toISOString().slice(0, 19)}Z`;
    await patchStatus(crashed!, {
      containerStatuses: [
        {
          name: 'app',
          image: 'app:2',
          imageID: '',
          ready: true,
          restartCount: 1,
          state: { running: { startedAt: at(9_000) } },
          lastState: {
            terminated: {
              exitCode: 137,
              reason: 'OOMKilled',
              startedAt: at(1_000),
              finishedAt: at(7_000),
            },
          },
        },
      ],
    });
    const all = await finished(3);
    expect(all.find(row => row.scope === 'container')).toMatchObject({
      pod: crashed,
      container: 'app',
      reason: 'OOMKilled',
      exit_code: 137,
      failed_at: new Date(at(7_000)),
      ready_at: new Date(at(9_000)),
    });

    await kubectl(
      'dev',
      ...['rollout', 'restart', 'deployment/web', '-n', namespace],
    );
    await untilReady(3);
    await kubectl(
      'dev',
      ...['scale', 'deployment/web', '--replicas=0', '-n', namespace],
    );
    await eventually(podNames, names => names.length === 0);
    expect(await rows()).toHaveLength(3);
  });

  it('finds out after a restart what became of a failure', async () => {
    await kubectl(
      'dev',
      ...['scale', 'deployment/web', '--replicas=1', '-n', namespace],
    );
    const [pod] = await untilReady(1);
    const known = (await rows()).length;
    await kubectl(
      'dev',
      ...['create', 'quota', 'full', '--hard=pods=0', '-n', namespace],
    );
    await eventually(
      () =>
        kubectl(
          'dev',
          ...['get', 'quota', 'full', '-n', namespace],
          ...['-o', 'jsonpath={.status.hard.pods}'],
        ),
      text => text === '0',
    );
    await patchStatus(pod!, {
      phase: 'Failed',
      reason: 'NodeShutdown',
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          lastTransitionTime: new Date().toISOString(),
        },
      ],
    });
    await eventually(rows, all => all.length === known + 1);
    await Promise.all(stops.map(stop => stop()));
    stops = [];
    await kubectl('dev', 'delete', 'quota', 'full', '-n', namespace);
    // Its controller waits longer and longer between tries: a change wakes it.
    await kubectl(
      'dev',
      ...['annotate', 'replicaset', '-n', namespace, '--all', 'try=again'],
    );
    const [replacement] = await eventually(
      podNames,
      names => names.length === 1,
      90_000,
    );
    stops = [await startBackend(knex)];
    const all = await finished(known + 1);
    expect(all.find(row => row.reason === 'NodeShutdown')).toMatchObject({
      pod,
      replaced_by: replacement,
    });
  });

  it('keeps thirty days', async () => {
    const store = new DatabaseHealingStore(knex);
    const [row] = await rows();
    await knex('healings').insert({
      ...row,
      id: 'old',
      failed_at: new Date(Date.now() - 31 * 24 * 3_600_000),
    });
    await store.prune(Date.now() - 30 * 24 * 3_600_000);
    expect(await knex('healings').where({ id: 'old' })).toEqual([]);
    expect(await rows()).not.toEqual([]);
  });
});
