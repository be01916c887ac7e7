import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { formatInstanceRef, type Environment } from '@mooring/common';
import {
  paasInstanceDeployPermission,
  paasInstanceListPermission,
  paasInstanceReadPermission,
  type MarkProjectRelease,
  type ProjectRelease,
} from '@mooring/backstage-plugin-paas-common';
import type { Access, InstancePermission } from '../access/types';
import type {
  DirectoryService,
  EntityDirectory,
  ServiceDirectory,
} from '../directory/types';
import type { InstanceRights } from '../operations/InstanceRights';
import type { Requester } from '../operations/types';
import type { ServiceStore } from '../services/types';
import type { DefaultProjectReleases } from './DefaultProjectReleases';
import type { ProjectReleases } from './types';

type May = (
  permission: InstancePermission,
  service: string,
  environment: string,
) => boolean;

/**
 * Who may see project releases and make them. That there are some and of what
 * they are is known to those who know of the instances; notes and versions are
 * the inside.
 */
export class AuthorizedProjectReleases implements ProjectReleases {
  constructor(
    private readonly releases: DefaultProjectReleases,
    private readonly options: {
      access: Access;
      rights: InstanceRights;
      services: ServiceStore;
      directory: ServiceDirectory;
      entities: Pick<EntityDirectory, 'ownerOf'>;
      environments: ReadonlyMap<string, Environment>;
    },
  ) {}

  async list(
    projectRef: string,
    environment: string,
    credentials: BackstageCredentials,
  ): Promise<ProjectRelease[]> {
    const may = await this.mayIn(projectRef, credentials);
    const isKnown = this.servicesOf(projectRef).some(({ name, instances }) =>
      instances.some(instance =>
        may(paasInstanceListPermission, name, instance.environment),
      ),
    );
    if (!isKnown) {
      throw new NotFoundError(`projectRef: ${projectRef} has no services`);
    }
    const all = await this.releases.list(projectRef, environment);
    return all.map(release => redact(release, environment, may));
  }

  async mark(
    mark: MarkProjectRelease,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<ProjectRelease> {
    const { rights } = this.options;
    await rights.recorded(
      requester,
      'project-release.marked',
      async () => mark.projectRef,
      async () => {
        rights.refuseIfOff();
        await rights.demand(
          paasInstanceDeployPermission,
          await this.instancesIn(mark),
          credentials,
        );
      },
    );
    return redact(
      await this.releases.mark(mark, requester),
      mark.environment,
      await this.mayIn(mark.projectRef, credentials),
    );
  }

  /** What the caller may do with services of the project, deleted ones too. */
  private async mayIn(
    projectRef: string,
    credentials: BackstageCredentials,
  ): Promise<May> {
    const { access, entities, environments } = this.options;
    const scope = await access.of(credentials, () => []);
    const ownerRef =
      entities.ownerOf(projectRef) ?? this.servicesOf(projectRef)[0]?.ownerRef;
    return (permission, service, environment) =>
      scope.may(permission, {
        ref: formatInstanceRef({ projectRef, service, environment }),
        projectRef,
        ownerRef,
        environment,
        cluster: environments.get(environment)?.cluster,
      });
  }

  private servicesOf(projectRef: string): DirectoryService[] {
    return [...this.options.directory.list()].filter(
      service => service.projectRef === projectRef,
    );
  }

  private async instancesIn({
    projectRef,
    environment,
  }: MarkProjectRelease): Promise<string[]> {
    const { services } = this.options;
    const all = await services.inProject(projectRef);
    const instances = await services.instancesOf(all.map(({ id }) => id));
    return all
      .filter(({ id }) =>
        instances
          .get(id)
          ?.some(it => it.environment === environment && (it.head ?? it.live)),
      )
      .map(({ name: service }) =>
        formatInstanceRef({ projectRef, service, environment }),
      );
  }
}

function redact(
  { note, ...release }: ProjectRelease,
  environment: string,
  may: May,
): ProjectRelease {
  const reads = (service: string) =>
    may(paasInstanceReadPermission, service, environment);
  const readsAll = release.members.every(({ service }) => reads(service));
  return {
    ...release,
    ...(readsAll && note !== undefined && { note }),
    members: release.members
      .filter(({ service }) =>
        may(paasInstanceListPermission, service, environment),
      )
      .map(({ version, ...member }) => ({
        ...member,
        ...(version !== undefined && reads(member.service) && { version }),
      })),
  };
}
