import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  mockCredentials,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { build } from 'esbuild';
import type { Knex } from 'knex';
import { connectionOf } from '../../operations/connectionOf';
import { testConfig } from '../testPortal';
import type { EngineOptions } from './engineProcess';

/** Database drivers that Knex and pg name and that are not installed. */
const UNUSED_DRIVERS = [
  ...['better-sqlite3', 'mariadb/callback', 'mysql', 'mysql2', 'oracledb'],
  ...['pg-native', 'pg-query-stream', 'sqlite3', 'tedious'],
];

const UNDISTURBED = { at: undefined, undo: false };

/** Makes one file of the engine: of a hundred processes each is then there in a third of a second. */
export async function buildEngine(folder: string): Promise<string> {
  return buildProcess(folder, join(__dirname, 'engineProcess.ts'));
}

/** Makes one file of a program that tests start in processes of its own. */
export async function buildProcess(
  folder: string,
  entryPoint: string,
): Promise<string> {
  const outfile = join(folder, 'process.cjs');
  await build({
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    platform: 'node',
    logLevel: 'error',
    external: UNUSED_DRIVERS,
  });
  return outfile;
}

/** A chain of processes on one database: each takes back what the one before it left. */
export class EngineRuns {
  #runs = 0;

  constructor(
    private readonly options: {
      name: string;
      /** Where the engine lies and what is told to it. */
      folder: string;
      engine: string;
      knex: Knex;
      dns: TestBackend;
    },
  ) {}

  /**
   * Runs one process to its end, which is a kill at a point if it gets there.
   *
   * @returns the names of the points that it passed
   * @throws Error if it ended otherwise
   */
  async run(
    task: Pick<EngineOptions, 'change' | 'setUp'>,
    crash: Pick<EngineOptions['crash'], 'at' | 'undo'> = UNDISTURBED,
  ): Promise<string[]> {
    const { name, folder, engine, knex, dns } = this.options;
    this.#runs += 1;
    const base = join(folder, `${name}-${this.#runs}`);
    const options: EngineOptions = {
      ...task,
      database: await databaseUrl(knex),
      config: testConfig(),
      dns: {
        baseUrl: `http://localhost:${dns.server.port()}/api/dns`,
        authorization: mockCredentials.service.header(),
      },
      crash: { ...crash, file: `${base}.points` },
    };
    writeFileSync(options.crash.file, '');
    writeFileSync(`${base}.json`, JSON.stringify(options), { mode: 0o600 });
    const { code, signal, errors } = await spawnEngine(
      engine,
      folder,
      `${base}.json`,
    );
    const points = readFileSync(options.crash.file, 'utf8')
      .split('\n')
      .filter(Boolean);
    // How often it waits differs from run to run, so the last points may not come.
    const isKilled = crash.at !== undefined && points.length >= crash.at;
    const asExpected = isKilled ? signal === 'SIGKILL' : code === 0;
    if (!asExpected || errors !== '') {
      throw new Error(
        `${name} at ${crash.at}: ended with ${signal ?? code}\n${errors}`,
      );
    }
    return points;
  }

  /** Runs a last process, so that what the one before it left ends too. */
  async recover(): Promise<void> {
    await this.run({ setUp: [], change: undefined });
  }
}

/** Where a process of its own finds the database. */
export async function databaseUrl(knex: Knex): Promise<string> {
  const { user, password, host, port, database } = await connectionOf(knex);
  return `postgres://${user}:${password}@${host}:${port}/${database}`;
}

function spawnEngine(
  engine: string,
  folder: string,
  file: string,
): Promise<{ code: number | null; signal: string | null; errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [engine, file], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        NODE_ENV: 'development',
        NODE_OPTIONS: '',
        NODE_COMPILE_CACHE: join(folder, 'compiled'),
        NODE_NO_WARNINGS: '1',
      },
    });
    let errors = '';
    child.stderr.on('data', text => {
      errors += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, errors }));
  });
}
