import type { DeploymentWatch } from '../cluster/DeploymentWatch.ts';
import type { Change, PortalChanges } from '../portal/PortalChanges.ts';
import { timed, type Sample } from './timed.ts';

const environment = 'dev';

/** A service that is changed through the portal. */
export class PortalSide {
  readonly #changes: PortalChanges;
  readonly #watch: DeploymentWatch;
  readonly #serviceId: string;
  readonly name: string;

  /** Creates the service. */
  static async create(
    changes: PortalChanges,
    watch: DeploymentWatch,
    project: string,
    name: string,
  ): Promise<PortalSide> {
    const { serviceId } = await changes.carryOut({
      kind: 'create',
      projectRef: `system:default/${project}`,
      service: name,
      blueprint: 'nginx',
      environments: [environment],
      values: { replicas: 2, size: 'S' },
    });
    return new PortalSide(changes, watch, serviceId, name);
  }

  private constructor(
    changes: PortalChanges,
    watch: DeploymentWatch,
    serviceId: string,
    name: string,
  ) {
    this.#changes = changes;
    this.#watch = watch;
    this.#serviceId = serviceId;
    this.name = name;
  }

  deploy(image: string): Promise<Sample> {
    return this.#change({ ...this.#place('deploy'), image });
  }

  rollback(release: number): Promise<Sample> {
    return this.#change({ ...this.#place('rollback'), release });
  }

  /** The Deployment as a plan would apply it. */
  async manifest<T>(image: string): Promise<T> {
    const { steps } = await this.#changes.plan({
      ...this.#place('deploy'),
      image,
    });
    const [object] = steps[0]?.input.objects ?? [];
    return object as T;
  }

  /** Deletes the service, so that the portal is as it was. */
  async remove(): Promise<void> {
    const { kind, serviceId } = this.#place('delete');
    const change = { kind, serviceId, environments: [environment] };
    await this.#changes.carryOut(change);
  }

  #place(kind: string): Change & { serviceId: string } {
    return { kind, serviceId: this.#serviceId, environment };
  }

  /** The clock starts when somebody who has seen the plan confirms it. */
  async #change(change: Change): Promise<Sample> {
    const { hash } = await this.#changes.plan(change);
    const { sample, answer } = await timed(this.#watch, this.name, () =>
      this.#changes.confirm(change, hash),
    );
    const { state, failure } = await this.#changes.ended(answer.id);
    if (state !== 'succeeded')
      throw new Error(`${change.kind}: ${state}, ${failure}`);
    return sample;
  }
}
