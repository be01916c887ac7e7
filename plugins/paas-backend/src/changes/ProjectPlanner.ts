import { InputError, NotFoundError } from '@backstage/errors';
import { formatInstanceRef, say } from '@mooring/common';
import type {
  MemberChange,
  ProjectChange,
  ProjectRollbackChange,
} from '@mooring/backstage-plugin-paas-common';
import type { ProjectReleaseStore } from '../projectReleases/types';
import type { ServiceRecord, ServiceStore } from '../services/types';
import { located } from './located';
import type { RollbackPlanner } from './RollbackPlanner';
import type { PlannedChange } from './types';

/** Plans changes of several instances of a project as one. */
export class ProjectPlanner {
  constructor(
    private readonly options: {
      services: ServiceStore;
      rollbacks: RollbackPlanner;
      releases: ProjectReleaseStore;
    },
  ) {}

  /** @throws InputError, NotFoundError, ConflictError that name the change and its field */
  async planAll(
    { projectRef, changes }: ProjectChange,
    planMember: (change: MemberChange) => Promise<PlannedChange>,
  ): Promise<PlannedChange> {
    const members: PlannedChange[] = [];
    for (const [index, change] of changes.entries()) {
      const member = await planMember(change).catch(error => {
        throw located(error, `changes.${index}`);
      });
      if (member.projectRef !== projectRef) {
        throw new InputError(
          `changes.${index}.serviceId: this service is not in ${projectRef}`,
        );
      }
      members.push(member);
    }
    const targets = members.flatMap(member => member.targets);
    const twice = targets.find(
      ({ instanceId }, index) =>
        targets.findIndex(other => other.instanceId === instanceId) !== index,
    );
    if (twice) {
      throw new InputError(`changes: ${twice.instanceRef} stands twice`);
    }
    return {
      kind: changes[0]!.kind,
      projectRef,
      targets,
      supersedes: [...new Set(members.flatMap(member => member.supersedes))],
    };
  }

  /**
   * Everything that the project release names goes back to it, but for what is
   * there already. What has come since stays; what is gone is only told of.
   *
   * @throws NotFoundError, InputError, ConflictError
   */
  async planRollback(change: ProjectRollbackChange): Promise<PlannedChange> {
    const { services, rollbacks, releases } = this.options;
    const { projectRef, environment, release: number, restore } = change;
    const projectRelease = await releases.get(projectRef, environment, number);
    if (!projectRelease) {
      throw new NotFoundError(
        `release: ${projectRef} has no project release ${number} in ${environment}`,
      );
    }
    const there = await instancesIn(services, projectRef, environment);
    const among = new Set(there.map(({ instanceId }) => instanceId));
    const planned: PlannedChange = {
      kind: 'rollback',
      projectRef,
      targets: [],
      supersedes: [],
      remarks: [],
    };
    for (const member of projectRelease.members) {
      const instance = there.find(it => it.instanceId === member.instanceId);
      if (!instance) {
        planned.remarks!.push({
          instance: refOf(projectRef, member.service, environment),
          message: say('project.deleted', { service: member.service }),
        });
        continue;
      }
      const { targets, supersedes } = await rollbacks
        .planRollback(
          {
            kind: 'rollback',
            serviceId: instance.service.id,
            environment,
            release: member.release,
            ...(restore && { restore }),
          },
          among,
        )
        .catch(error => {
          throw located(error, member.service);
        });
      planned.targets.push(
        ...targets.filter(
          ({ from, to, partial }) =>
            from?.hash !== to?.hash || partial.length > 0,
        ),
      );
      planned.supersedes.push(
        ...supersedes.filter(id => !planned.supersedes.includes(id)),
      );
    }
    for (const { instanceId, service } of there) {
      if (!projectRelease.members.some(it => it.instanceId === instanceId)) {
        planned.remarks!.push({
          instance: refOf(projectRef, service.name, environment),
          message: say('project.newer', {
            service: service.name,
            release: number,
          }),
        });
      }
    }
    return planned;
  }
}

async function instancesIn(
  services: ServiceStore,
  projectRef: string,
  environment: string,
): Promise<{ instanceId: string; service: ServiceRecord }[]> {
  const all = await services.inProject(projectRef);
  const instances = await services.instancesOf(all.map(({ id }) => id));
  return all.flatMap(service =>
    (instances.get(service.id) ?? [])
      .filter(it => it.environment === environment && it.head)
      .map(({ id }) => ({ instanceId: id, service })),
  );
}

function refOf(
  projectRef: string,
  service: string,
  environment: string,
): string {
  return formatInstanceRef({ projectRef, service, environment });
}
