import type { Change } from '@mooring/backstage-plugin-paas-common';
import { CrashBench } from './__testUtils__/crash/CrashBench';
import { RolloutWatch } from './__testUtils__/RolloutWatch';
import { kubectl } from './__testUtils__/sandbox';

jest.setTimeout(400_000);

/** How often the worker is killed. */
const KILLS = 8;

const bench = new CrashBench('w');
const { projectRef, namespace } = bench;
const environment = 'dev';
/** What each needs first. */
const NEEDS = { cache: [], db: [], web: ['cache', 'db'] };
const SERVICES = Object.keys(NEEDS) as (keyof typeof NEEDS)[];

beforeAll(() => bench.open());

afterAll(() => bench.close());

function deployAll(ids: readonly string[], image: string): Change {
  return {
    ...{ kind: 'project', projectRef },
    changes: ids.map(serviceId => ({
      ...{ kind: 'deploy' as const, serviceId, environment, image },
    })),
  };
}

function back(release: number): Change {
  return { kind: 'project-rollback', projectRef, environment, release };
}

/** Image, how often a Deployment was changed and how often its pods were made anew, as the cluster counts. */
async function standing(service: string): Promise<[string, number, number]> {
  const text = await kubectl(
    'dev',
    ...['get', 'deployment', service, '-n', namespace, '-o', 'json'],
  );
  const { metadata, spec } = JSON.parse(text);
  const revision = metadata.annotations['deployment.kubernetes.io/revision'];
  const [{ image }] = spec.template.spec.containers;
  return [image, metadata.generation, Number(revision)];
}

describe('rollbacks of a whole project whose workers are killed with -9 on the way', () => {
  it('end once each, every service changed once, and none before what it needs', async () => {
    const { knex, runs } = await bench.chain('whole');
    await runs.run({
      setUp: SERVICES.map(service => bench.create(service)),
      change: undefined,
    });
    const rows = await knex('services').select('id', 'name');
    const idOf = (name: string) => rows.find(row => row.name === name)!.id;
    await knex('services')
      .where({ name: 'web' })
      .update({ depends_on: NEEDS.web.map(idOf) });
    const ids = SERVICES.map(idOf);
    await runs.run({
      setUp: [deployAll(ids, '2')],
      change: deployAll(ids, '3'),
    });

    const watch = await RolloutWatch.start(namespace, SERVICES);
    const points = await runs.run({ setUp: [], change: back(1) });
    const random = bench.random();
    for (let round = 1; round <= KILLS; round++) {
      // Each process first ends what the one before it left.
      await runs.run(
        { setUp: [], change: back(1 + (round % 2)) },
        { at: 1 + random.below(points.length), undo: false },
      );
    }
    await runs.recover();
    await watch.stop();

    const rollbacks = KILLS + 1;
    expect(await knex('operations').pluck('state')).toEqual(
      Array(SERVICES.length + 2 + rollbacks).fill('succeeded'),
    );
    const ends = await knex('audit_events').where({
      action: 'operation.succeeded',
    });
    expect(ends).toHaveLength(SERVICES.length + 2 + rollbacks);
    expect(await knex('instance_locks')).toEqual([]);
    // Each change of several made one more, never two.
    expect(await knex('project_releases').pluck('number')).toHaveLength(
      2 + rollbacks,
    );
    const counts = 3 + rollbacks;
    const image = `registry.test/plain@sha256:${Buffer.from('2')
      .toString('hex')
      .padEnd(64, '0')}`;
    for (const service of SERVICES) {
      expect(await standing(service)).toEqual([image, counts, counts]);
    }
    const changed = watch.changed();
    for (const service of SERVICES) {
      expect(changed.filter(name => name === service)).toHaveLength(rollbacks);
    }
    expect(watch.tooEarly(NEEDS)).toEqual([]);
  });
});
