import { rmSync } from 'node:fs';
import type { Component, Part } from './components/Component.ts';
import type { Cluster } from './components/Cluster.ts';
import {
  controlPlaneBinaries,
  metricsServerBinary,
} from './binaries/definitions.ts';
import { ControlPlane } from './components/ControlPlane.ts';
import { IngressController } from './components/IngressController.ts';
import { KubernetesBinaries } from './components/KubernetesBinaries.ts';
import { Metrics } from './components/Metrics.ts';
import { OwnCluster } from './components/OwnCluster.ts';
import { PodLogs } from './components/PodLogs.ts';
import { Portal } from './components/Portal.ts';
import { Postgres } from './components/Postgres.ts';
import { PowerDns } from './components/PowerDns.ts';
import { Registry } from './components/Registry.ts';
import { SignIn } from './components/SignIn.ts';
import { startComponents } from './components/startComponents.ts';
import { environments } from './environments.ts';
import { Kubectl } from './kubernetes/Kubectl.ts';
import { writeConfiguration } from './output/writeConfiguration.ts';
import { withLock } from './processes/withLock.ts';
import { Settings } from './state/Settings.ts';
import type { StateFolder } from './state/StateFolder.ts';
import type { Progress } from './ui/Progress.ts';

/** Is told how far {@link Sandbox.up} has come. */
export interface UpWatcher {
  /** Before anything starts: what was not running. */
  onStart?(names: string[]): void;
  /** All that the portal needs is there; something optional may still be starting. */
  onConfigured?(): void;
}

/** Everything that the portal talks to, in one state folder. */
export class Sandbox {
  readonly folder: StateFolder;
  readonly settings: Settings;
  readonly postgres: Postgres;
  readonly dns: PowerDns;
  readonly signIn: SignIn;
  readonly portal: Portal;
  /** Not beside the reader's own cluster, which could pull nothing from it. */
  readonly registry: Registry | undefined;
  readonly clusters: readonly Cluster[];
  readonly #components: readonly Component[];

  /**
   * @param folder - where everything lies
   * @param ownKubeconfig - a cluster to use in the place of the simulated ones
   */
  constructor(folder: StateFolder, ownKubeconfig?: string) {
    this.folder = folder;
    this.settings = new Settings(folder);
    this.postgres = new Postgres(folder, this.settings);
    this.dns = new PowerDns(folder, this.settings);
    this.signIn = new SignIn(folder, this.settings);
    this.portal = new Portal(folder, this.settings);
    this.registry = ownKubeconfig
      ? undefined
      : new Registry(folder, this.settings);
    this.clusters = ownKubeconfig
      ? [
          new OwnCluster(
            'dev',
            new Kubectl(folder.path('bin/kubectl'), ownKubeconfig),
          ),
        ]
      : environments.map(
          environment => new ControlPlane(environment, folder, this.settings),
        );
    const binaries = new KubernetesBinaries(
      folder,
      ownKubeconfig
        ? controlPlaneBinaries.filter(({ name }) => name === 'kubectl')
        : [...controlPlaneBinaries, metricsServerBinary],
    );
    this.#components = [
      binaries,
      this.postgres,
      this.dns,
      this.signIn,
      ...(this.registry ? [this.registry] : []),
      ...this.clusters,
      ...(ownKubeconfig ? [] : this.#simulations(binaries)),
    ];
  }

  /**
   * Starts whatever is not running and writes the configuration of the portal.
   */
  async up(progress: Progress, watcher: UpWatcher = {}): Promise<void> {
    await this.#alone(async () => {
      const states = await Promise.all(
        this.#components.map(component => component.status()),
      );
      const isDown = (index: number) =>
        states[index]?.some(({ state }) => state !== 'running');
      watcher.onStart?.(
        this.#components
          .filter((_, index) => isDown(index))
          .map(({ name }) => name),
      );
      const { required, all } = startComponents(this.#components, progress);
      try {
        await required;
        await this.portal.choosePort();
        await writeConfiguration(this);
        watcher.onConfigured?.();
      } finally {
        await all;
      }
    });
  }

  /** Stops everything, or just the named components; what is stored stays. */
  async down(progress: Progress, names?: readonly string[]): Promise<void> {
    await this.#alone(async () => {
      const done = 'stopped';
      // First the portal, which would complain of what it misses.
      await progress.item('Portal', () => this.portal.stop(), { done });
      const stops = this.#components
        .filter(
          ({ name }) => name !== 'binaries' && (names?.includes(name) ?? true),
        )
        .map(component =>
          progress.item(component.title, () => component.stop(), { done }),
        );
      const failed = (await Promise.allSettled(stops)).find(
        ({ status }) => status === 'rejected',
      );
      if (failed?.status === 'rejected') throw failed.reason;
    });
  }

  /** Stops everything and deletes what is stored. */
  async reset(progress: Progress): Promise<void> {
    await this.down(progress);
    rmSync(this.folder.root, { recursive: true, force: true });
  }

  /** The state of every process that the portal talks to, and of a running portal. */
  async status(): Promise<Part[]> {
    return (await this.parts()).filter(
      ({ name, state }) => name !== this.portal.name || state !== 'stopped',
    );
  }

  /** The state of every process that there can be. */
  async parts(): Promise<Part[]> {
    const components = [...this.#components, this.portal];
    return (
      await Promise.all(components.map(component => component.status()))
    ).flat();
  }

  /** What kubelets would tell of the simulated pods, and ingress controllers of Ingresses. */
  #simulations(binaries: KubernetesBinaries): Component[] {
    const clusters = this.clusters.map(({ name }) => name);
    return [
      new Metrics(clusters, binaries, this.folder, this.settings),
      new PodLogs(clusters, this.folder),
      new IngressController(this.folder),
    ];
  }

  #alone<T>(action: () => Promise<T>): Promise<T> {
    return withLock(this.folder.path('sandbox.lock'), action, {
      onWait: pid =>
        process.stdout.write(
          `Waiting for process ${pid}, which is at work on this sandbox\n`,
        ),
    });
  }
}
