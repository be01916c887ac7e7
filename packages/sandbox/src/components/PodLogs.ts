import { join } from 'node:path';
import { Kubectl } from '../kubernetes/Kubectl.ts';
import { simulatedLogs } from '../kubernetes/simulatedLogs.ts';
import { logFiles } from '../pod-logs/logFiles.ts';
import { Daemon } from '../processes/Daemon.ts';
import { wasWrittenLately } from '../processes/wasWrittenLately.ts';
import type { StateFolder } from '../state/StateFolder.ts';
import type { Component, Part, Report } from './Component.ts';
import { daemonPart } from './daemonPart.ts';

/** What the pods of the simulated clusters say: files that one process writes, and KWOK reads. */
export class PodLogs implements Component {
  readonly name = 'pod-logs';
  readonly title = 'Logs of pods';
  readonly optional = true;
  readonly needs: readonly string[];
  readonly #folder: StateFolder;
  readonly #daemon: Daemon;

  constructor(clusters: readonly string[], folder: StateFolder) {
    this.needs = clusters;
    this.#folder = folder;
    this.#daemon = new Daemon({
      name: this.name,
      pidFile: join(folder.folder('pids'), 'pod-logs.pid'),
      logFile: folder.log(this.name),
    });
  }

  async start(report: Report): Promise<void> {
    report('starting');
    this.#daemon.start({
      command: process.execPath,
      args: [
        join(import.meta.dirname, '../pod-logs/main.ts'),
        this.#files,
        ...this.needs,
      ],
      cwd: this.#folder.root,
    });
    await Promise.all(this.needs.map(cluster => this.#announce(cluster)));
  }

  ready(): Promise<void> {
    return this.#daemon.untilReady(async () => this.#isWriting(), 30_000);
  }

  stop(): Promise<void> {
    return this.#daemon.stop();
  }

  async status(): Promise<Part[]> {
    const part = daemonPart(
      this.#daemon,
      () => this.#files,
      async () => this.#isWriting(),
    );
    return [await part];
  }

  async #announce(cluster: string): Promise<void> {
    const kubectl = new Kubectl(
      this.#folder.path('bin/kubectl'),
      this.#folder.path('kubernetes', `${cluster}.kubeconfig`),
    );
    const files = logFiles(this.#files, cluster);
    await kubectl.apply(JSON.stringify(simulatedLogs(files)));
  }

  #isWriting(): boolean {
    return this.needs
      .flatMap(cluster => logFiles(this.#files, cluster))
      .every(({ path }) => wasWrittenLately(path, this.#daemon));
  }

  get #files(): string {
    return this.#folder.path('pod-logs');
  }
}
