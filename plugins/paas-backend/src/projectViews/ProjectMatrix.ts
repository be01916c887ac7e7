import type { Comparison } from '@mooring/backstage-plugin-paas-common';
import type { Environment } from '@mooring/common';
import type { DirectoryService, ServiceDirectory } from '../directory/types';
import type { Snapshots } from '../panel/Snapshots';
import type { Place, Places } from '../panel/types';
import type { Comparisons } from './Comparisons';
import type { MatrixInstance, MatrixService } from './types';

/** The services of a project by their environments, made from memory. */
export class ProjectMatrix {
  constructor(
    private readonly options: {
      services: ServiceDirectory;
      places: Places;
      snapshots: Snapshots;
      comparisons: Comparisons;
      environments: ReadonlyMap<string, Environment>;
    },
  ) {}

  /** By name; none where there is no such project. */
  async of(projectRef: string): Promise<MatrixService[]> {
    const { services, places, comparisons } = this.options;
    const own = [...services.list()]
      .filter(
        service =>
          service.projectRef === projectRef && service.instances.length > 0,
      )
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const ids = new Set(own.map(({ id }) => id));
    const compare = await comparisons.of(own);
    return own.map(service => ({
      id: service.id,
      name: service.name,
      entityRef: service.entityRef,
      blueprint: service.blueprint,
      dependsOn: service.dependsOn.filter(id => ids.has(id)),
      instances: places
        .ofService(service)
        .map(place =>
          this.#toInstance(
            place,
            this.#before(
              place.environment!,
              service,
              compare(service.id, place.environment!),
            ),
          ),
        ),
    }));
  }

  /** Environments in the order of the configuration; those that it does not name any more last. */
  order(names: Iterable<string>): string[] {
    const order = [...this.options.environments.keys()];
    const rank = (name: string) => {
      const index = order.indexOf(name);
      return index < 0 ? order.length : index;
    };
    return [...new Set(names)].sort(
      (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1),
    );
  }

  /** How it stands to the nearest environment before it in which the service is live. */
  #before(
    environment: string,
    service: DirectoryService,
    comparisons: readonly Comparison[],
  ): Comparison | undefined {
    const names = this.order(service.instances.map(it => it.environment));
    return names
      .slice(0, names.indexOf(environment))
      .reverse()
      .flatMap(name => comparisons.filter(it => it.environment === name))[0];
  }

  #toInstance(
    place: Place,
    comparison: Comparison | undefined,
  ): MatrixInstance {
    const { view } = this.options.snapshots.of(place);
    const { instance } = place.managed!;
    // What could happen one day is told on the service's own page.
    const finding = view.inside?.findings.find(
      ({ severity }) => severity !== 'risk',
    );
    const release = instance.live ?? instance.head;
    return {
      place,
      view: {
        id: view.id,
        ref: view.ref,
        environment: instance.environment,
        status: view.status,
        ready: view.ready,
        wanted: view.wanted,
        ...(view.stale && view.asOf !== undefined && { staleSince: view.asOf }),
        ...(view.operation && { operation: view.operation }),
        ...(finding && { finding }),
        ...(release && { version: release.image.tag }),
        ...(instance.live && { live: instance.live.number }),
        ...(instance.head && { head: instance.head.number }),
        ...(comparison && { comparison }),
        names: instance.head?.names ?? instance.live?.names ?? [],
      },
    };
  }
}
