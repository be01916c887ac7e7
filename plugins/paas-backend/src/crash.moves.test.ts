import type { Change } from '@mooring/backstage-plugin-paas-common';
import { dig } from '@mooring/test-utils';
import { CrashBench } from './__testUtils__/crash/CrashBench';
import { kubectl } from './__testUtils__/sandbox';

jest.setTimeout(600_000);

/** How often the worker is killed. */
const KILLS = 4;

const bench = new CrashBench('v');
const { project, projectRef, namespace } = bench;
const environment = 'dev';
const name = `blue.${project}.dev.mooring.test`;
let stopWatching: () => Promise<string[]> = async () => [];

beforeAll(() => bench.open());

afterAll(async () => {
  await stopWatching();
  await bench.close();
});

function move(from: string, to: string): Change {
  return {
    ...{ kind: 'move-names', projectRef },
    moves: [
      {
        from: { serviceId: from, environment },
        to: { serviceId: to, environment },
        names: [name],
      },
    ],
  };
}

/** Asks for the name until told to stop; answers what it was seen to be. */
function watchName() {
  const seen = new Set<string>();
  let isWatching = true;
  const watching = (async () => {
    while (isWatching) {
      seen.add(await dig(name).then(String, String));
    }
  })();
  return async () => {
    isWatching = false;
    await watching;
    return [...seen];
  };
}

describe('moves of names whose workers are killed with -9 on the way', () => {
  it('end once each, with the name never without an answer and one owner', async () => {
    const { knex, runs } = await bench.chain('moved');
    await runs.run({
      setUp: ['blue', 'green'].map(service => bench.create(service)),
      change: undefined,
    });
    const idOf = async (service: string) =>
      (await knex('services').where({ name: service }).first('id')).id;
    const [blue, green] = [await idOf('blue'), await idOf('green')];
    stopWatching = watchName();
    const points = await runs.run({ setUp: [], change: move(blue, green) });
    const random = bench.random();
    for (let round = 1; round <= KILLS; round++) {
      await runs.run(
        {
          setUp: [],
          change: round % 2 === 1 ? move(green, blue) : move(blue, green),
        },
        { at: 1 + random.below(points.length), undo: false },
      );
    }
    await runs.recover();

    expect(await stopWatching()).toEqual(['10.90.0.10']);
    const owner = await knex('instances').where({ service_id: green }).first();
    expect(await dig(`_mooring.${name}`, 'TXT')).toEqual([
      expect.stringContaining(`owner=${owner.id}`),
    ]);
    expect(await knex('operations').pluck('state')).toEqual(
      Array(2 + 1 + KILLS).fill('succeeded'),
    );
    expect(
      await knex('audit_events').where({ action: 'operation.succeeded' }),
    ).toHaveLength(2 + 1 + KILLS);
    expect(await knex('instance_locks')).toEqual([]);
    // Nothing was rolled out for it.
    const generations = await kubectl(
      'dev',
      ...['get', 'deployments', '-n', namespace],
      ...['-o', 'jsonpath={.items[*].metadata.generation}'],
    );
    expect(generations).toBe('1 1');
  });
});
