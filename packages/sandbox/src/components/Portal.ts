import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Daemon } from '../processes/Daemon.ts';
import { loopback } from '../processes/ports.ts';
import type { Settings } from '../state/Settings.ts';
import { repositoryRoot, type StateFolder } from '../state/StateFolder.ts';
import type { Component, Part, Report } from './Component.ts';
import { daemonPart } from './daemonPart.ts';

const backendFolder = join(repositoryRoot, 'packages/backend');
const preferredPort = 7007;

/** The backend, run from its sources, which serves the built front end too. */
export class Portal implements Component {
  readonly name = 'portal';
  readonly title = 'Portal';
  readonly needs = [];
  readonly #folder: StateFolder;
  readonly #settings: Settings;
  readonly #daemon: Daemon;

  constructor(folder: StateFolder, settings: Settings) {
    this.#folder = folder;
    this.#settings = settings;
    this.#daemon = new Daemon({
      name: this.name,
      pidFile: join(folder.folder('pids'), 'portal.pid'),
      logFile: folder.log('portal'),
    });
  }

  /** Where a browser finds the portal. */
  get baseUrl(): string {
    return `http://localhost:${this.#settings.port(this.name)}`;
  }

  /** The generated configuration, laid over `app-config.yaml`. */
  get configFile(): string {
    return this.#folder.path('app-config.sandbox.yaml');
  }

  /** The backend's process, while there is one. */
  get pid(): number | undefined {
    return this.#daemon.pid;
  }

  /** Decides on the port, which the configuration of others names. */
  async choosePort(): Promise<void> {
    if (this.#daemon.pid === undefined)
      await this.#settings.claimPort(this.name, preferredPort);
  }

  async start(report: Report): Promise<void> {
    if (this.#daemon.pid !== undefined) return;
    report('starting');
    const { resolve } = createRequire(join(backendFolder, 'package.json'));
    this.#daemon.start({
      command: process.execPath,
      args: [
        '--enable-source-maps',
        ...[
          '--require',
          resolve('@backstage/cli-node/config/nodeTransform.cjs'),
        ],
        join(backendFolder, 'src/index.ts'),
        ...['--config', join(repositoryRoot, 'app-config.yaml')],
        ...['--config', this.configFile],
      ],
      cwd: backendFolder,
      env: {
        NODE_ENV: 'development',
        // Halves the time that loading its modules takes from the second start on.
        NODE_COMPILE_CACHE: this.#folder.path('compile-cache'),
      },
    });
  }

  ready(): Promise<void> {
    return this.#daemon.untilReady(() => this.#answers(), 180_000, 300);
  }

  stop(): Promise<void> {
    return this.#daemon.stop();
  }

  async status(): Promise<Part[]> {
    return [
      await daemonPart(
        this.#daemon,
        () => this.baseUrl,
        () => this.#answers(),
      ),
    ];
  }

  #answers(): Promise<boolean> {
    const port = this.#settings.port(this.name);
    const url = `http://${loopback}:${port}/.backstage/health/v1/readiness`;
    return fetch(url, { signal: AbortSignal.timeout(5000) }).then(
      response => response.ok,
      () => false,
    );
  }
}
