import { dig } from '@mooring/test-utils';
import type { Knex } from 'knex';
import { CrashBench } from './__testUtils__/crash/CrashBench';
import type { EngineRuns } from './__testUtils__/crash/EngineRuns';
import { kubectl } from './__testUtils__/sandbox';

jest.setTimeout(600_000);

const bench = new CrashBench('c');
const { project, namespace } = bench;

beforeAll(() => bench.open());

afterAll(() => bench.close());

/** One chain of processes on a database of its own: each takes back what the one before it left. */
class Lane {
  private constructor(
    readonly name: string,
    readonly knex: Knex,
    readonly runs: EngineRuns,
    readonly lost: boolean,
    /** Of the two chains of a kind, one dies at odd points and one at even ones. */
    readonly first: 1 | 2,
  ) {}

  static async create(
    name: string,
    { lost, first }: { lost: boolean; first: 1 | 2 },
  ): Promise<Lane> {
    const { knex, runs } = await bench.chain(name);
    return new Lane(name, knex, runs, lost, first);
  }

  /** The names of all crash points that a creation passes. */
  async points(): Promise<string[]> {
    return this.run(`${this.name}0`, undefined);
  }

  /** Creates a service in a process that kills itself at a point. */
  async crash(service: string, at: number): Promise<void> {
    await this.run(service, at);
  }

  private run(service: string, at: number | undefined): Promise<string[]> {
    const { lost } = this;
    const change = bench.create(service, { lost });
    return this.runs.run({ change, setUp: [] }, { at, undo: lost });
  }
}

/** What the cluster holds of each service: kinds, and how often each was changed. */
async function standing(): Promise<Map<string, string[]>> {
  const text = await kubectl(
    'dev',
    ...['get', 'deployment,service,configmap', '-n', namespace],
    ...['-l', `mooring.dev/project=${project}`],
    '-o',
    'jsonpath={range .items[*]}{.metadata.labels.mooring\\.dev/service} {.kind} {.metadata.generation}{"\\n"}{end}',
  );
  const objects = new Map<string, string[]>();
  for (const line of text.split('\n').filter(Boolean)) {
    const [service = '', ...object] = line.split(' ');
    objects.set(
      service,
      [...(objects.get(service) ?? []), object.join(' ').trim()].sort(),
    );
  }
  return objects;
}

async function endedOperations(lane: Lane) {
  return lane
    .knex('operations')
    .join('services', 'services.id', 'service_id')
    .select('name', 'state', 'epoch');
}

describe('a worker killed with -9 at any point', () => {
  it('ends every creation once and whole, and every failing one without a trace', async () => {
    // Most of the time is waited, so several chains share the work.
    const lanes = await Promise.all([
      Lane.create('oka', { lost: false, first: 1 }),
      Lane.create('okb', { lost: false, first: 2 }),
      Lane.create('losta', { lost: true, first: 1 }),
      Lane.create('lostb', { lost: true, first: 2 }),
    ]);
    await Promise.all(
      lanes.map(async lane => {
        const points = await lane.points();
        expect(points.length).toBeGreaterThan(20);
        const own = points.flatMap((_, index) =>
          index % 2 === lane.first % 2 ? [] : index + 1,
        );
        for (const at of own) {
          await lane.crash(`${lane.name}${at}`, at);
        }
        await lane.runs.recover();
        process.stdout.write(
          `${lane.name}: killed at ${own.length} of ${points.length} points\n`,
        );

        const expected = lane.lost ? 'undone' : 'succeeded';
        const operations = await endedOperations(lane);
        expect(operations.map(({ name }) => name).sort()).toEqual(
          [0, ...own].map(at => `${lane.name}${at}`).sort(),
        );
        const there = await standing();
        for (const { name, state } of operations) {
          expect([name, state]).toEqual([name, expected]);
          expect([name, there.get(name) ?? []]).toEqual([
            name,
            lane.lost ? [] : ['ConfigMap', 'Deployment 1', 'Service'],
          ]);
          expect(await dig(`${name}.${project}.dev.mooring.test`)).toEqual(
            lane.lost ? [] : ['10.90.0.10'],
          );
        }
        expect(await lane.knex('instance_locks')).toEqual([]);
        expect(await lane.knex('live_intervals')).toHaveLength(
          lane.lost ? 0 : own.length + 1,
        );
      }),
    );
  });
});
