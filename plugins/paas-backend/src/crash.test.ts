import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  mockCredentials,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Change } from '@mooring/backstage-plugin-paas-common';
import { dig } from '@mooring/test-utils';
import { build } from 'esbuild';
import type { Knex } from 'knex';
import { connectionOf } from './operations/connectionOf';
import type { EngineOptions } from './__testUtils__/crash/engineProcess';
import { kubectl } from './__testUtils__/sandbox';
import { startTestDns, testConfig } from './__testUtils__/testPortal';

jest.setTimeout(600_000);

/** Database drivers that Knex and pg name and that are not installed. */
const UNUSED_DRIVERS = [
  ...['better-sqlite3', 'mariadb/callback', 'mysql', 'mysql2', 'oracledb'],
  ...['pg-native', 'pg-query-stream', 'sqlite3', 'tedious'],
];
const project = `c${randomUUID().slice(0, 8)}`;
const namespace = `${project}-dev`;
const folder = mkdtempSync(join(tmpdir(), 'mooring-crash-'));
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let dns: Awaited<ReturnType<typeof startTestBackend>>;

const engine = join(folder, 'engine.cjs');

beforeAll(async () => {
  dns = await startTestDns(databases);
  // A hundred processes are started: from one file each is there in a third of a second.
  await build({
    entryPoints: [join(__dirname, '__testUtils__/crash/engineProcess.ts')],
    outfile: engine,
    bundle: true,
    platform: 'node',
    logLevel: 'error',
    external: UNUSED_DRIVERS,
  });
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await kubectl(
    'dev',
    ...['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false'],
  );
});

/** One chain of processes on a database of its own: each takes back what the one before it left. */
class Lane {
  #runs = 0;

  private constructor(
    readonly name: string,
    readonly knex: Knex,
    readonly lost: boolean,
    /** Of the two chains of a kind, one dies at odd points and one at even ones. */
    readonly first: 1 | 2,
  ) {}

  static async create(
    name: string,
    { lost, first }: { lost: boolean; first: 1 | 2 },
  ): Promise<Lane> {
    const knex = await databases.init('POSTGRES_18');
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@mooring/backstage-plugin-paas-backend',
        'migrations',
      ),
    });
    return new Lane(name, knex, lost, first);
  }

  /** The names of all crash points that a creation passes. */
  async points(): Promise<string[]> {
    const file = await this.run(`${this.name}0`, undefined);
    return readPoints(file);
  }

  /** Creates a service in a process that kills itself at a point. */
  async crash(service: string, at: number): Promise<void> {
    await this.run(service, at);
  }

  /** A last process, so that what the one before it left ends too. */
  async recover(): Promise<void> {
    await this.run(undefined, undefined);
  }

  private async run(
    service: string | undefined,
    at: number | undefined,
  ): Promise<string> {
    this.#runs += 1;
    const base = join(folder, `${this.name}-${this.#runs}`);
    const change: Change | undefined =
      service === undefined
        ? undefined
        : {
            kind: 'create',
            projectRef: `system:default/${project}`,
            service,
            blueprint: 'plain',
            environments: ['dev'],
            values: { replicas: 1, lost: this.lost },
          };
    const options: EngineOptions = {
      database: await databaseUrl(this.knex),
      config: testConfig(),
      dns: {
        baseUrl: `http://localhost:${dns.server.port()}/api/dns`,
        authorization: mockCredentials.service.header(),
      },
      change,
      crash: { at, undo: this.lost, file: `${base}.points` },
    };
    writeFileSync(`${base}.json`, JSON.stringify(options), { mode: 0o600 });
    const { code, signal, errors } = await spawnEngine(`${base}.json`);
    // How often it waits differs from run to run, so the last points may not come.
    const killed =
      at !== undefined && readPoints(`${base}.points`).length >= at;
    const asExpected = killed ? signal === 'SIGKILL' : code === 0;
    if (!asExpected || errors !== '') {
      throw new Error(
        `${service} at ${at}: ended with ${signal ?? code}\n${errors}`,
      );
    }
    return `${base}.points`;
  }
}

async function databaseUrl(knex: Knex): Promise<string> {
  const { user, password, host, port, database } = await connectionOf(knex);
  return `postgres://${user}:${password}@${host}:${port}/${database}`;
}

function readPoints(file: string): string[] {
  return readFileSync(file, 'utf8').trim().split('\n');
}

function spawnEngine(file: string): Promise<{
  code: number | null;
  signal: string | null;
  errors: string;
}> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [engine, file], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: childEnvironment(),
    });
    let errors = '';
    child.stderr.on('data', text => {
      errors += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, errors }));
  });
}

function childEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'development',
    NODE_OPTIONS: '',
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
    NODE_NO_WARNINGS: '1',
  };
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
        await lane.recover();
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
