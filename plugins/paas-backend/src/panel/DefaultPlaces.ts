import { InputError } from '@backstage/errors';
import type {
  ClusterReader,
  InstanceFacts,
} from '@mooring/backstage-plugin-clusters-node';
import {
  formatInstanceRef,
  instanceSelector,
  namespaceOf,
  projectName,
  requirementsOf,
  type Environment,
} from '@mooring/common';
import { isProtectedNamespace } from '../directory/observedEntity';
import type {
  DirectoryInstance,
  DirectoryService,
  EntityDirectory,
  ObservedEntity,
  ServiceDirectory,
} from '../directory/types';
import {
  formatObservedRef,
  observedIdOf,
  parseObservedRef,
  refOfObservedId,
} from './observedRef';
import type { Place, Places } from './types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What {@link DefaultPlaces} needs. */
export interface PlacesOptions {
  services: ServiceDirectory;
  entities: EntityDirectory;
  environments: ReadonlyMap<string, Environment>;
  reader: ClusterReader;
}

/** {@link Places} from releases, environments and what labels select. */
export class DefaultPlaces implements Places {
  readonly #options: PlacesOptions;
  readonly #clusters: Set<string>;

  constructor(options: PlacesOptions) {
    this.#options = options;
    this.#clusters = new Set(options.reader.clusters());
  }

  ofService(service: DirectoryService): Place[] {
    return service.instances.map(instance =>
      this.#ofInstance(service, instance),
    );
  }

  ofEntity(entity: ObservedEntity): Place[] {
    const { target } = entity;
    if ('error' in target) {
      throw new InputError(target.error);
    }
    if (target.cluster !== undefined && !this.#clusters.has(target.cluster)) {
      throw new InputError(
        `Annotation backstage.io/kubernetes-cluster: there is no cluster '${target.cluster}'`,
      );
    }
    const clusters = target.cluster ? [target.cluster] : [...this.#clusters];
    return clusters.flatMap(cluster => {
      const { namespace, requirements } = target;
      const facts = this.#options.reader.instance({
        cluster,
        namespace,
        requirements,
      });
      return namespacesOf(facts).map(found =>
        this.#observed(entity, requirements, cluster, found),
      );
    });
  }

  async find(id: string): Promise<Place | undefined> {
    const { services, entities } = this.#options;
    if (UUID.test(id)) {
      const found = services.findInstance(id);
      return found && this.#ofInstance(found.service, found.instance);
    }
    const key = parseObservedRef(refOfObservedId(id) ?? '');
    if (!key) {
      throw new InputError(
        `'${id.slice(
          0,
          100,
        )}' is no id of an instance; take it from the panel of its entity`,
      );
    }
    const entity = await entities.find(key.entityRef);
    return (
      entity &&
      this.ofEntity(entity).find(
        ({ cluster, selection }) =>
          cluster === key.cluster && selection?.namespace === key.namespace,
      )
    );
  }

  #ofInstance(service: DirectoryService, instance: DirectoryInstance): Place {
    const { entities, environments } = this.#options;
    const { projectRef, name, entityRef } = service;
    const release = instance.head ?? instance.live;
    const environment = environments.get(instance.environment);
    const cluster = release?.cluster ?? environment?.cluster ?? 'unknown';
    const project = projectName(projectRef);
    const namespace =
      release?.namespace ?? (environment && namespaceOf(environment, project));
    return {
      id: instance.id,
      entityRef,
      environment: instance.environment,
      place: placeOf(cluster, namespace),
      cluster,
      resource: {
        ref: formatInstanceRef({
          projectRef,
          service: name,
          environment: instance.environment,
        }),
        projectRef,
        ownerRef: entities.ownerOf(projectRef),
        environment: instance.environment,
        cluster,
      },
      selection:
        this.#clusters.has(cluster) && namespace !== undefined
          ? {
              cluster,
              namespace,
              requirements: requirementsOf(
                instanceSelector({
                  project,
                  service: name,
                  environment: instance.environment,
                }),
              ),
            }
          : undefined,
      managed: { service, instance },
    };
  }

  #observed(
    entity: ObservedEntity,
    requirements: NonNullable<Place['selection']>['requirements'],
    cluster: string,
    namespace: string,
  ): Place {
    const { entityRef, ownerRef, projectRef } = entity;
    const ref = formatObservedRef({ entityRef, cluster, namespace });
    const environment = this.#environmentAt(projectRef, cluster, namespace);
    return {
      id: observedIdOf(ref),
      entityRef,
      environment,
      place: placeOf(cluster, namespace),
      cluster,
      resource: { ref, projectRef, ownerRef, environment, cluster },
      selection: { cluster, namespace, requirements },
      managed: undefined,
    };
  }

  #environmentAt(
    projectRef: string | undefined,
    cluster: string,
    namespace: string,
  ): string | undefined {
    if (projectRef === undefined) {
      return undefined;
    }
    const project = projectName(projectRef);
    for (const environment of this.#options.environments.values()) {
      if (
        environment.cluster === cluster &&
        namespaceOf(environment, project) === namespace
      ) {
        return environment.name;
      }
    }
    return undefined;
  }
}

function placeOf(cluster: string, namespace: string | undefined): string {
  return namespace === undefined ? cluster : `${cluster} · ${namespace}`;
}

function namespacesOf(facts: InstanceFacts): string[] {
  const found = new Set(
    [facts.workloads, facts.pods, facts.cronJobs, facts.jobs].flatMap(list =>
      list.map(({ namespace }) => namespace),
    ),
  );
  return [...found].filter(name => !isProtectedNamespace(name)).sort();
}
