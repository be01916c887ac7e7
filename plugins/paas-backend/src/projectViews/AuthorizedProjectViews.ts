import { createHash, randomUUID } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  paasInstanceDeletePermission,
  paasInstanceDeployPermission,
  paasInstanceNamesPermission,
  paasInstanceRestartPermission,
  paasInstanceRollbackPermission,
  type ProjectInstance,
  type ProjectView,
} from '@mooring/backstage-plugin-paas-common';
import type { Access, AccessScope } from '../access/types';
import { mayKnow, maySeeInside } from '../panel/redact';
import type { TaggedBody } from '../panel/types';
import type { Projects } from '../projects/types';
import type { ProjectMatrix } from './ProjectMatrix';
import type { MatrixInstance, MatrixService, ProjectViews } from './types';

/** {@link ProjectViews} that answer to each caller what the caller may see. */
export class AuthorizedProjectViews implements ProjectViews {
  readonly #process = randomUUID().slice(0, 8);

  constructor(
    private readonly matrix: ProjectMatrix,
    private readonly options: { access: Access; projects: Projects },
  ) {}

  async get(
    projectRef: string,
    credentials: BackstageCredentials,
  ): Promise<TaggedBody> {
    const scope = await this.options.access.of(credentials, () => [projectRef]);
    const services = (await this.matrix.of(projectRef))
      .map(service => redactService(service, scope))
      .filter(({ instances }) => instances.length > 0);
    if (services.length === 0) {
      await this.#demandEmpty(projectRef, scope);
    }
    const known = new Set(services.map(({ id }) => id));
    const view: ProjectView = {
      projectRef,
      environments: this.matrix.order(
        services.flatMap(({ instances }) =>
          instances.map(({ environment }) => environment),
        ),
      ),
      services: services.map(service => ({
        ...service,
        dependsOn: service.dependsOn.filter(id => known.has(id)),
      })),
    };
    const body = JSON.stringify(view);
    const hash = createHash('sha256').update(body).digest('base64url');
    return { etag: `"${this.#process}.${hash.slice(0, 22)}"`, body };
  }

  /** A project without services is one all the same, for those who may know of it. */
  async #demandEmpty(projectRef: string, scope: AccessScope): Promise<void> {
    const project = scope.mayReadEntity(projectRef)
      ? await this.options.projects.get(projectRef)
      : undefined;
    if (!project) {
      throw new NotFoundError(`projectRef: there is no project ${projectRef}`);
    }
  }
}

function redactService(service: MatrixService, scope: AccessScope) {
  const seen = new Set(
    service.instances
      .filter(
        ({ place }) => mayKnow(scope, place) && maySeeInside(scope, place),
      )
      .map(({ view }) => view.environment),
  );
  return {
    ...service,
    instances: service.instances
      .filter(({ place }) => mayKnow(scope, place))
      .map(instance => redactInstance(instance, scope, seen)),
  };
}

function redactInstance(
  { place, view }: MatrixInstance,
  scope: AccessScope,
  /** Environments in which the caller sees the inside of the service. */
  seen: ReadonlySet<string>,
): ProjectInstance {
  const may = (permission: Parameters<AccessScope['may']>[0]) =>
    scope.may(permission, place.resource);
  const { finding, version, live, head, comparison, names, ...outside } = view;
  return {
    ...outside,
    names: [],
    ...(seen.has(view.environment) && {
      ...{ finding, version, live, head, names },
      ...(comparison && seen.has(comparison.environment) && { comparison }),
    }),
    may: {
      deploy: may(paasInstanceDeployPermission),
      names: may(paasInstanceNamesPermission),
      restart: may(paasInstanceRestartPermission),
      rollback: may(paasInstanceRollbackPermission),
      delete: may(paasInstanceDeletePermission),
    },
  };
}
