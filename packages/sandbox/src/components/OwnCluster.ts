import type { Kubectl } from '../kubernetes/Kubectl.ts';
import { metricsApiName } from '../kubernetes/metricsApi.ts';
import {
  applyPortalAccess,
  readPortalAccess,
} from '../kubernetes/portalAccess.ts';
import type { Cluster, ClusterConnection } from './Cluster.ts';
import type { Part, Report } from './Component.ts';

/** The reader's own cluster in the place of a simulated one: never started or stopped here. */
export class OwnCluster implements Cluster {
  readonly name: string;
  readonly title = 'Your cluster';
  readonly needs = ['binaries'];
  readonly #kubectl: Kubectl;

  constructor(name: string, kubectl: Kubectl) {
    this.name = name;
    this.#kubectl = kubectl;
  }

  async start(report: Report): Promise<void> {
    report("giving the portal's service account its rights");
    await applyPortalAccess(this.#kubectl);
  }

  async ready(): Promise<void> {}

  async stop(): Promise<void> {}

  async status(): Promise<Part[]> {
    return [];
  }

  async connection(): Promise<ClusterConnection> {
    const { path, kubeconfig } = this.#kubectl;
    const metricsApi = await this.#kubectl.get('apiservice', metricsApiName);
    return {
      kubectl: path,
      kubeconfig,
      hasMetrics: metricsApi !== undefined,
      ...(await readPortalAccess(this.#kubectl)),
    };
  }
}
