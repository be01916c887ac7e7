import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases, type TestBackend } from '@backstage/backend-test-utils';
import type { Change } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { Random } from '../../operations/__testUtils__/model/Random';
import { initDatabase } from '../initDatabase';
import { kubectl } from '../sandbox';
import { startTestDns } from '../testPortal';
import { buildEngine, EngineRuns } from './EngineRuns';

/** Another one kills elsewhere. */
const SEED = Number(process.env.CRASH_SEED ?? 1);

/** What tests need that kill workers: a project of their own, the engine as one file, and DNS. */
export class CrashBench {
  readonly project: string;
  readonly projectRef: string;
  /** Of the project, in the environment `dev`. */
  readonly namespace: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'mooring-crash-'));
  readonly #databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  #dns!: TestBackend;
  #engine!: string;

  /** @param initial - what the name of the project begins with */
  constructor(initial: string) {
    this.project = `${initial}${randomUUID().slice(0, 8)}`;
    this.projectRef = `system:default/${this.project}`;
    this.namespace = `${this.project}-dev`;
  }

  async open(): Promise<void> {
    this.#dns = await startTestDns(this.#databases);
    this.#engine = await buildEngine(this.#folder);
  }

  async close(): Promise<void> {
    rmSync(this.#folder, { recursive: true });
    await kubectl(
      'dev',
      ...['delete', 'namespace', this.namespace],
      ...['--ignore-not-found', '--wait=false'],
    );
  }

  /** A chain of processes on a new database. */
  async chain(name: string): Promise<{ knex: Knex; runs: EngineRuns }> {
    const knex = await initDatabase(this.#databases);
    const runs = new EngineRuns({
      ...{ name, knex },
      ...{ folder: this.#folder, engine: this.#engine, dns: this.#dns },
    });
    return { knex, runs };
  }

  /** @param shift - sets the choices of one chain apart from those of others */
  random(shift = 0): Random {
    return new Random(SEED + shift);
  }

  /** The creation of a service, whose pods fit on no node if it is `lost`. */
  create(service: string, { lost } = { lost: false }): Change {
    return {
      ...{ kind: 'create', projectRef: this.projectRef, service },
      ...{ blueprint: 'plain', environments: ['dev'] },
      values: { replicas: 1, lost },
    };
  }
}
