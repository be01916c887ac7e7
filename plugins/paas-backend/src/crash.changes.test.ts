import type { Change } from '@mooring/backstage-plugin-paas-common';
import { dig } from '@mooring/test-utils';
import { CrashBench } from './__testUtils__/crash/CrashBench';
import { kubectl } from './__testUtils__/sandbox';

jest.setTimeout(300_000);

/** How often the worker of each kind of change is killed. */
const KILLS = 8;

const bench = new CrashBench('k');
const { project, namespace } = bench;
const environment = 'dev';

beforeAll(() => bench.open());

afterAll(() => bench.close());

function deploy(serviceId: string, image: string): Change {
  return { kind: 'deploy', serviceId, environment, image };
}

/** A chain of changes of one kind, the worker of each but the first killed somewhere. */
async function killAlong(
  name: string,
  taskOf: (round: number) => { setUp: Change[]; change: Change },
) {
  const { knex, runs } = await bench.chain(name);
  const points = await runs.run(taskOf(0));
  const random = bench.random(name.length);
  for (let round = 1; round <= KILLS; round++) {
    const at = 1 + random.below(points.length);
    await runs.run(taskOf(round), { at, undo: false });
  }
  await runs.recover();
  const states = await knex('operations').pluck('state');
  expect(new Set(states)).toEqual(new Set(['succeeded']));
  expect(await knex('instance_locks')).toEqual([]);
  const audits = await knex('audit_events').where({
    action: 'operation.succeeded',
  });
  expect(audits).toHaveLength(states.length);
}

/** How often a Deployment was changed, and how often its pods were made anew, as the cluster counts. */
async function countsOf(service: string): Promise<[number, number]> {
  const text = await kubectl(
    'dev',
    ...['get', 'deployment', service, '-n', namespace, '-o', 'json'],
  );
  const { metadata } = JSON.parse(text);
  const revision = metadata.annotations['deployment.kubernetes.io/revision'];
  return [metadata.generation, Number(revision)];
}

function recordsOf(service: string): Promise<string[]> {
  return dig(`${service}.${project}.dev.mooring.test`);
}

describe('changes whose workers are killed with -9 on the way', () => {
  it('are carried out once each: pods are made anew once per deploy and rollback, never by scaling, and names stay right', async () => {
    const deploys = killAlong('deployed', round => ({
      setUp: round === 0 ? [bench.create('deployed')] : [],
      change: deploy('deployed', `${round + 2}`),
    }));
    const rollbacks = killAlong('returned', round => ({
      setUp:
        round === 0 ? [bench.create('returned'), deploy('returned', '2')] : [],
      change: {
        kind: 'rollback',
        serviceId: 'returned',
        environment,
        release: 1 + (round % 2),
      },
    }));
    const scalings = killAlong('scaled', round => ({
      setUp: round === 0 ? [bench.create('scaled')] : [],
      change: {
        kind: 'scale',
        serviceId: 'scaled',
        environment,
        replicas: 2 - (round % 2),
      },
    }));
    const deletions = killAlong('deleted', round => ({
      setUp: [bench.create(`deleted${round}`)],
      change: {
        kind: 'delete',
        serviceId: `deleted${round}`,
        environments: [environment],
      },
    }));
    await Promise.all([deploys, rollbacks, scalings, deletions]);

    const all = KILLS + 1;
    expect(await countsOf('deployed')).toEqual([1 + all, 1 + all]);
    expect(await countsOf('returned')).toEqual([2 + all, 2 + all]);
    expect(await countsOf('scaled')).toEqual([1 + all, 1]);
    for (const service of ['deployed', 'returned', 'scaled']) {
      expect(await recordsOf(service)).toEqual(['10.90.0.10']);
    }
    const left = await kubectl(
      'dev',
      ...['get', 'deployment,service,configmap', '-n', namespace, '-o', 'name'],
      ...['-l', `mooring.dev/project=${project}`],
    );
    expect(left).not.toContain('deleted');
    for (let round = 0; round <= KILLS; round++) {
      expect(await recordsOf(`deleted${round}`)).toEqual([]);
    }
  });
});
