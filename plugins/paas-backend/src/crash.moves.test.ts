import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases, type TestBackend } from '@backstage/backend-test-utils';
import type { Change } from '@mooring/backstage-plugin-paas-common';
import { dig } from '@mooring/test-utils';
import { buildEngine, EngineRuns } from './__testUtils__/crash/EngineRuns';
import { initDatabase } from './__testUtils__/initDatabase';
import { kubectl } from './__testUtils__/sandbox';
import { startTestDns } from './__testUtils__/testPortal';
import { Random } from './operations/__testUtils__/model/Random';

jest.setTimeout(600_000);

/** How often the worker is killed. */
const KILLS = 4;
/** Another one kills elsewhere. */
const SEED = Number(process.env.CRASH_SEED ?? 1);

const project = `v${randomUUID().slice(0, 8)}`;
const projectRef = `system:default/${project}`;
const environment = 'dev';
const name = `blue.${project}.dev.mooring.test`;
const folder = mkdtempSync(join(tmpdir(), 'mooring-crash-'));
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const undisturbed = { at: undefined, undo: false };
let dns: TestBackend;
let engine: string;
let stopWatching: () => Promise<string[]> = async () => [];

beforeAll(async () => {
  dns = await startTestDns(databases);
  engine = await buildEngine(folder);
});

afterAll(async () => {
  await stopWatching();
  rmSync(folder, { recursive: true });
  await kubectl(
    'dev',
    ...['delete', 'namespace', `${project}-dev`],
    ...['--ignore-not-found', '--wait=false'],
  );
});

function create(service: string): Change {
  return {
    ...{ kind: 'create', projectRef, service, blueprint: 'plain' },
    ...{ environments: [environment], values: { replicas: 1, lost: false } },
  };
}

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
    const knex = await initDatabase(databases);
    const runs = new EngineRuns({ name: 'moved', folder, engine, knex, dns });
    await runs.run(
      { setUp: ['blue', 'green'].map(create), change: undefined },
      undisturbed,
    );
    const idOf = async (service: string) =>
      (await knex('services').where({ name: service }).first('id')).id;
    const [blue, green] = [await idOf('blue'), await idOf('green')];
    stopWatching = watchName();
    const points = await runs.run(
      { setUp: [], change: move(blue, green) },
      undisturbed,
    );
    const random = new Random(SEED);
    for (let round = 1; round <= KILLS; round++) {
      await runs.run(
        {
          setUp: [],
          change: round % 2 === 1 ? move(green, blue) : move(blue, green),
        },
        { at: 1 + random.below(points.length), undo: false },
      );
    }
    await runs.run({ setUp: [], change: undefined }, undisturbed);

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
      ...['get', 'deployments', '-n', `${project}-dev`],
      ...['-o', 'jsonpath={.items[*].metadata.generation}'],
    );
    expect(generations).toBe('1 1');
  });
});
