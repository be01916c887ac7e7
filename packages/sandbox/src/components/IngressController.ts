import { join } from 'node:path';
import { environments } from '../environments.ts';
import { ingressClass, ingressClassName } from '../kubernetes/ingressClass.ts';
import { Kubectl } from '../kubernetes/Kubectl.ts';
import { Daemon } from '../processes/Daemon.ts';
import { wasWrittenLately } from '../processes/wasWrittenLately.ts';
import type { StateFolder } from '../state/StateFolder.ts';
import type { Component, Part, Report } from './Component.ts';
import { daemonPart } from './daemonPart.ts';

/** Stands in for the ingress controllers of the simulated clusters: one process gives Ingresses their address. */
export class IngressController implements Component {
  readonly name = 'ingress';
  readonly title = 'Ingress controller';
  readonly optional = true;
  readonly needs: readonly string[] = environments.map(({ name }) => name);
  readonly #folder: StateFolder;
  readonly #daemon: Daemon;

  constructor(folder: StateFolder) {
    this.#folder = folder;
    this.#daemon = new Daemon({
      name: this.name,
      pidFile: join(folder.folder('pids'), 'ingress.pid'),
      logFile: folder.log(this.name),
    });
  }

  async start(report: Report): Promise<void> {
    report('starting');
    this.#daemon.start({
      command: process.execPath,
      args: [
        join(import.meta.dirname, '../ingress/main.ts'),
        this.#folder.root,
      ],
      cwd: this.#folder.root,
    });
    await Promise.all(this.needs.map(cluster => this.#announce(cluster)));
  }

  ready(): Promise<void> {
    return this.#daemon.untilReady(async () => this.#isWatching(), 30_000);
  }

  stop(): Promise<void> {
    return this.#daemon.stop();
  }

  async status(): Promise<Part[]> {
    const addresses = environments.map(
      ({ name, ingressAddress }) => `${name} ${ingressAddress}`,
    );
    const part = daemonPart(
      this.#daemon,
      () => `class ${ingressClassName}: ${addresses.join(', ')}`,
      async () => this.#isWatching(),
    );
    return [await part];
  }

  async #announce(cluster: string): Promise<void> {
    const kubectl = new Kubectl(
      this.#folder.path('bin/kubectl'),
      this.#folder.path('kubernetes', `${cluster}.kubeconfig`),
    );
    // Whose controller a class names cannot be changed.
    if (!(await kubectl.get('ingressclass', ingressClassName)))
      await kubectl.apply(JSON.stringify(ingressClass()));
  }

  #isWatching(): boolean {
    return this.needs.every(cluster =>
      wasWrittenLately(this.#folder.path('ingress', cluster), this.#daemon),
    );
  }
}
