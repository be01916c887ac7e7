import type { BenchCluster } from '../cluster/BenchCluster.ts';
import type { DeploymentWatch } from '../cluster/DeploymentWatch.ts';
import type { AppliedManifest } from './Script.ts';
import { timed, type Sample } from './timed.ts';

/** kubectl on Deployments of its own. */
export class KubectlSide {
  readonly #cluster: BenchCluster;
  readonly #watch: DeploymentWatch;

  constructor(cluster: BenchCluster, watch: DeploymentWatch) {
    this.#cluster = cluster;
    this.#watch = watch;
  }

  /** `kubectl apply --server-side` */
  async apply(manifest: AppliedManifest): Promise<Sample> {
    const { sample } = await timed(this.#watch, manifest.metadata.name, () =>
      this.#cluster.kubectl.run(
        ['apply', '--server-side', '-f', '-'],
        JSON.stringify(manifest),
      ),
    );
    return sample;
  }

  /** `kubectl rollout undo`, to the revision that the data set has a ReplicaSet of. */
  async undo(namespace: string, name: string): Promise<Sample> {
    const path = `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`;
    // There is no controller that would make a revision of it.
    const changed = this.#watch.nextGeneration(name);
    await this.#cluster.admin.send(
      'PATCH',
      path,
      { spec: { template: { metadata: { annotations: { tried: 'once' } } } } },
      'application/merge-patch+json',
    );
    await changed;
    const { sample } = await timed(this.#watch, name, () =>
      this.#cluster.kubectl.run([
        ...['rollout', 'undo', `deployment/${name}`, '-n', namespace],
        '--to-revision=1',
      ]),
    );
    return sample;
  }
}
