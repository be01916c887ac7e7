import { MetricsServer } from '../kubernetes/MetricsServer.ts';
import type { Settings } from '../state/Settings.ts';
import type { StateFolder } from '../state/StateFolder.ts';
import type { Component, Part, Report } from './Component.ts';
import type { KubernetesBinaries } from './KubernetesBinaries.ts';

/** The use of CPU and memory in the simulated clusters, by a metrics-server each. */
export class Metrics implements Component {
  readonly name = 'metrics';
  readonly title = 'Metrics';
  readonly optional = true;
  readonly needs: readonly string[];
  readonly #binaries: KubernetesBinaries;
  readonly #servers: readonly MetricsServer[];

  constructor(
    clusters: readonly string[],
    binaries: KubernetesBinaries,
    folder: StateFolder,
    settings: Settings,
  ) {
    this.needs = clusters;
    this.#binaries = binaries;
    this.#servers = clusters.map(
      cluster => new MetricsServer(cluster, folder, settings),
    );
  }

  async start(report: Report): Promise<void> {
    if (this.#binaries.metricsRefusal) throw this.#binaries.metricsRefusal;
    report('starting');
    await Promise.all(this.#servers.map(server => server.start()));
  }

  async ready(): Promise<void> {
    await Promise.all(this.#servers.map(server => server.ready()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#servers.map(server => server.stop()));
  }

  status(): Promise<Part[]> {
    return Promise.all(this.#servers.map(server => server.status()));
  }
}
