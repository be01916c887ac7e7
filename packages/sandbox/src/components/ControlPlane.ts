import type { SandboxEnvironment } from '../environments.ts';
import { KwokCluster } from '../kubernetes/KwokCluster.ts';
import {
  applyPortalAccess,
  readPortalAccess,
} from '../kubernetes/portalAccess.ts';
import { simulatedNodes } from '../kubernetes/simulatedNodes.ts';
import type { Settings } from '../state/Settings.ts';
import type { StateFolder } from '../state/StateFolder.ts';
import type { Cluster, ClusterConnection } from './Cluster.ts';
import type { Part, Report } from './Component.ts';

/**
 * A Kubernetes control plane: etcd, API server, controller manager, scheduler
 * and KWOK, which simulates the nodes.
 */
export class ControlPlane implements Cluster {
  readonly name: string;
  readonly title: string;
  readonly needs = ['binaries'];
  readonly #folder: StateFolder;
  readonly #cluster: KwokCluster;

  constructor(
    environment: SandboxEnvironment,
    folder: StateFolder,
    settings: Settings,
  ) {
    this.name = environment.name;
    this.title = `Kubernetes ${environment.name}`;
    this.#folder = folder;
    this.#cluster = new KwokCluster(environment.name, folder, settings);
  }

  async start(report: Report): Promise<void> {
    report('starting');
    await this.#cluster.start();
  }

  async ready(): Promise<void> {
    await this.#cluster.untilReady();
    const { kubectl } = this.#cluster;
    await kubectl.apply(JSON.stringify(simulatedNodes(this.name)));
    await applyPortalAccess(kubectl);
  }

  stop(): Promise<void> {
    return this.#cluster.stop();
  }

  status(): Promise<Part[]> {
    return this.#cluster.status();
  }

  async connection(): Promise<ClusterConnection> {
    const { kubectl } = this.#cluster;
    const { path, kubeconfig } = kubectl;
    return {
      kubectl: path,
      kubeconfig,
      kwokConfigFiles: this.#cluster.kwokConfigFiles,
      hasMetrics: this.#folder.has('bin/metrics-server'),
      ...(await readPortalAccess(kubectl)),
    };
  }
}
