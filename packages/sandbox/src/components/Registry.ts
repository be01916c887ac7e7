import { join } from 'node:path';
import { stringify } from 'yaml';
import { registryBinary } from '../binaries/definitions.ts';
import { linkBinaries } from '../binaries/linkBinaries.ts';
import { Daemon } from '../processes/Daemon.ts';
import { loopback } from '../processes/ports.ts';
import { registryHost } from '../registry/images.ts';
import { seedRegistry } from '../registry/seedRegistry.ts';
import type { Settings } from '../state/Settings.ts';
import type { StateFolder } from '../state/StateFolder.ts';
import type { Component, Part, Report } from './Component.ts';
import { daemonPart } from './daemonPart.ts';

const program = `bin/${registryBinary.name}`;

/** The registry of container images that the simulated clusters seem to pull from. */
export class Registry implements Component {
  readonly name = 'registry';
  readonly title = 'Image registry';
  readonly optional = true;
  readonly isConfigured = true;
  readonly needs = [];
  readonly #folder: StateFolder;
  readonly #settings: Settings;
  readonly #daemon: Daemon;

  constructor(folder: StateFolder, settings: Settings) {
    this.#folder = folder;
    this.#settings = settings;
    this.#daemon = new Daemon({
      name: this.name,
      pidFile: join(folder.folder('pids'), 'registry.pid'),
      logFile: folder.log(this.name),
    });
  }

  /** Where it is, and what images call it; undefined: it is not running. */
  get connection(): { url: string; host: string } | undefined {
    return this.#daemon.pid === undefined
      ? undefined
      : { url: this.#url, host: registryHost };
  }

  async start(report: Report): Promise<void> {
    if (this.#daemon.pid !== undefined) return;
    await linkBinaries(this.#folder, [registryBinary], report);
    const port = await this.#settings.claimPort(this.name);
    const configuration = this.#folder.write(
      'registry/config.yaml',
      stringify({
        version: 0.1,
        log: { accesslog: { disabled: true } },
        storage: {
          filesystem: { rootdirectory: this.#folder.path('registry/data') },
        },
        http: {
          addr: `${loopback}:${port}`,
          secret: this.#settings.secret(this.name),
        },
      }),
    );
    report('starting');
    this.#daemon.start({
      command: this.#folder.path(program),
      args: ['serve', configuration],
      cwd: this.#folder.root,
      // It would send traces to whatever listens on the usual port for them.
      env: { OTEL_TRACES_EXPORTER: 'none' },
    });
  }

  async ready(): Promise<void> {
    await this.#daemon.untilReady(() => this.#answers(), 30_000);
    await seedRegistry(this.#url);
  }

  stop(): Promise<void> {
    return this.#daemon.stop();
  }

  async status(): Promise<Part[]> {
    const part = await daemonPart(
      this.#daemon,
      () => this.#url,
      () => this.#answers(),
    );
    return part.state === 'stopped' && !this.#folder.has(program)
      ? [{ ...part, state: 'missing', detail: 'no images to look up' }]
      : [part];
  }

  #answers(): Promise<boolean> {
    return fetch(`${this.#url}/v2/`, {
      signal: AbortSignal.timeout(2000),
    }).then(
      response => response.ok,
      () => false,
    );
  }

  get #url(): string {
    return `http://${loopback}:${this.#settings.port(this.name)}`;
  }
}
