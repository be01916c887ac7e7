import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  mockCredentials,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Change } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { connectionOf } from './operations/connectionOf';
import type { EngineOptions } from './__testUtils__/crash/engineProcess';
import { dig, kubectl, objectNames } from './__testUtils__/sandbox';
import { startTestDns, testConfig } from './__testUtils__/testPortal';

jest.setTimeout(600_000);

const project = `c${randomUUID().slice(0, 8)}`;
const namespace = `${project}-dev`;
const folder = mkdtempSync(join(tmpdir(), 'mooring-crash-'));
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let dns: Awaited<ReturnType<typeof startTestBackend>>;

beforeAll(async () => {
  dns = await startTestDns(databases);
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
    private readonly lost: boolean,
  ) {}

  static async create(name: string, lost: boolean): Promise<Lane> {
    const knex = await databases.init('POSTGRES_18');
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@mooring/backstage-plugin-paas-backend',
        'migrations',
      ),
    });
    return new Lane(name, knex, lost);
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
    expect({ service, at, code, signal, errors }).toEqual({
      service,
      at,
      ...(killed
        ? { code: null, signal: 'SIGKILL' }
        : { code: 0, signal: null }),
      errors: '',
    });
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
  const transform = createRequire(__filename).resolve(
    '@backstage/cli-node/config/nodeTransform.cjs',
  );
  const script = join(__dirname, '__testUtils__/crash/engineProcess.ts');
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--require', transform, script, file],
      { stdio: ['ignore', 'ignore', 'pipe'], env: childEnvironment() },
    );
    let errors = '';
    child.stderr.on('data', text => {
      errors += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, errors }));
  });
}

function childEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'development', NODE_OPTIONS: '' };
}

/** What the cluster holds of one service, and how often its pods were changed. */
async function standing(service: string): Promise<string[]> {
  return objectNames('dev', namespace, 'deployment,service,configmap').then(
    names =>
      names.filter(name =>
        [`/${service}`, `/${service}-settings`].some(end => name.endsWith(end)),
      ),
  );
}

async function endedOperations(lane: Lane) {
  return lane
    .knex('operations')
    .join('services', 'services.id', 'service_id')
    .select('name', 'state', 'epoch');
}

describe('a worker killed with -9 at any point', () => {
  it('ends every creation once and whole, and every failing one without a trace', async () => {
    const lanes = await Promise.all([
      Lane.create('ok', false),
      Lane.create('lost', true),
    ]);
    await Promise.all(
      lanes.map(async lane => {
        const points = await lane.points();
        expect(points.length).toBeGreaterThan(20);
        for (let at = 1; at <= points.length; at += 1) {
          await lane.crash(`${lane.name}${at}`, at);
        }
        await lane.recover();
        process.stdout.write(
          `${lane.name}: killed at each of ${points.length} points\n`,
        );

        const expected = lane.name === 'ok' ? 'succeeded' : 'undone';
        const operations = await endedOperations(lane);
        expect(operations.map(({ name }) => name).sort()).toEqual(
          Array.from(
            { length: points.length + 1 },
            (_, i) => `${lane.name}${i}`,
          ).sort(),
        );
        for (const { name, state } of operations) {
          expect([name, state]).toEqual([name, expected]);
          const there = await standing(name);
          const answer = await dig(`${name}.${project}.dev.mooring.test`);
          if (expected === 'succeeded') {
            expect(there).toEqual([
              `deployment.apps/${name}`,
              `service/${name}`,
              `configmap/${name}-settings`,
            ]);
            expect(answer).toEqual(['10.90.0.10']);
          } else {
            expect([name, there, answer]).toEqual([name, [], []]);
          }
        }
        expect(await lane.knex('instance_locks')).toEqual([]);
        if (expected === 'succeeded') {
          const generations = await kubectl(
            'dev',
            ...['get', 'deployment', '-n', namespace],
            ...['-l', `mooring.dev/project=${project}`],
            ...['-o', 'jsonpath={.items[*].metadata.generation}'],
          );
          expect(new Set(generations.split(' '))).toEqual(new Set(['1']));
          expect(await lane.knex('live_intervals')).toHaveLength(
            points.length + 1,
          );
        }
      }),
    );
  });
});
