import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { accepts, loopback } from '../processes/ports.ts';
import { Daemon } from '../processes/Daemon.ts';
import { startTime } from '../processes/processTable.ts';
import { run } from '../processes/run.ts';
import {
  asUnprivileged,
  giveToUnprivileged,
} from '../processes/unprivileged.ts';
import { waitFor } from '../processes/waitFor.ts';
import type { Settings } from '../state/Settings.ts';
import type { StateFolder } from '../state/StateFolder.ts';
import type { Component, Part, Report } from './Component.ts';
import { daemonPart } from './daemonPart.ts';
import { postgresBinaries } from './postgresBinaries.ts';

/** The database server of the portal, version 18. */
export class Postgres implements Component {
  readonly name = 'postgres';
  readonly title = 'PostgreSQL 18';
  readonly needs = [];
  readonly #folder: StateFolder;
  readonly #settings: Settings;
  readonly #daemon: Daemon;

  constructor(folder: StateFolder, settings: Settings) {
    this.#folder = folder;
    this.#settings = settings;
    this.#daemon = new Daemon({
      name: this.name,
      pidFile: join(folder.folder('pids'), 'postgres.pid'),
      logFile: folder.log('postgres'),
      // Fast shutdown: idle connections of the portal must not hold it up.
      stopSignal: 'SIGINT',
    });
  }

  /** How to connect; valid once the server has been started. */
  get connection() {
    const port = this.#settings.port('postgres');
    const password = this.#settings.secret('postgres');
    return {
      host: loopback,
      port,
      user: 'mooring',
      password,
      connectionString: `postgresql://mooring:${password}@${loopback}:${port}/postgres`,
    };
  }

  async start(report: Report): Promise<void> {
    if (this.#daemon.pid !== undefined) return;
    const binaries = postgresBinaries();
    const data = this.#folder.folder('postgres');
    if (!existsSync(join(data, 'PG_VERSION'))) {
      report('creating the database files');
      await this.#initialise(binaries.initdb, data);
    }
    await this.#predecessorGone(data);
    const port = await this.#settings.claimPort('postgres');
    report('starting');
    const { command, args } = asUnprivileged(binaries.postgres, [
      ...['-D', data, '-p', String(port)],
      ...[
        '-c',
        `listen_addresses=${loopback}`,
        '-c',
        'unix_socket_directories=',
      ],
      ...['-c', 'max_connections=300'],
    ]);
    this.#daemon.start({ command, args, cwd: '/' });
  }

  ready(): Promise<void> {
    return this.#daemon.untilReady(() => this.#answers(), 60_000);
  }

  stop(): Promise<void> {
    return this.#daemon.stop();
  }

  async status(): Promise<Part[]> {
    return [
      await daemonPart(
        this.#daemon,
        () => this.#address(),
        () => this.#answers(),
      ),
    ];
  }

  /** A killed server that its parent has not been told of still counts as running to the next one. */
  async #predecessorGone(data: string): Promise<void> {
    const lock = join(data, 'postmaster.pid');
    if (!existsSync(lock)) return;
    const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
    await waitFor(
      () => startTime(pid) !== undefined || !existsSync(`/proc/${pid}`),
      {
        what: `the killed PostgreSQL server ${pid} to be gone`,
        timeoutMs: 10_000,
      },
    );
  }

  async #initialise(initdb: string, data: string): Promise<void> {
    // Files of an initialisation that was killed half way would stop the next one.
    rmSync(data, { recursive: true, force: true });
    giveToUnprivileged(this.#folder.folder('postgres'));
    const passwordFile = this.#folder.write(
      'postgres-password',
      this.#settings.secret('postgres'),
    );
    giveToUnprivileged(passwordFile);
    const { command, args } = asUnprivileged(initdb, [
      ...['-D', data, '--username=mooring', `--pwfile=${passwordFile}`],
      ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8'],
    ]);
    await run(command, args, { cwd: '/' });
    rmSync(passwordFile);
  }

  #address(): string {
    return `${loopback}:${this.#settings.port('postgres')}`;
  }

  /** Connections are accepted before recovery is over; the lock file knows when it is. */
  async #answers(): Promise<boolean> {
    const lock = this.#folder.path('postgres', 'postmaster.pid');
    if (!existsSync(lock)) return false;
    const lines = readFileSync(lock, 'utf8').split('\n');
    const ready =
      Number(lines[0]) === this.#daemon.pid && lines[7]?.trim() === 'ready';
    return ready && accepts(this.#settings.port('postgres'));
  }
}
