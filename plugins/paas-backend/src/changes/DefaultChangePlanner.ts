import { randomUUID } from 'node:crypto';
import { ConflictError, InputError } from '@backstage/errors';
import { formatInstanceRef, type Environment } from '@mooring/common';
import type {
  Change,
  CreateChange,
  DeleteChange,
  Draft,
  DraftVerdict,
  MemberChange,
  ReleaseContent,
} from '@mooring/backstage-plugin-paas-common';
import type { BlueprintRegistry } from '../blueprints/BlueprintRegistry';
import { renderContent } from '../blueprints/renderContent';
import { orderTargets } from '../domain/orderTargets';
import { createRelease } from '../domain/Release';
import type { Projects } from '../projects/types';
import type { ServiceStore } from '../services/types';
import { checkContent } from './checkContent';
import type { DeployPlanner } from './DeployPlanner';
import { entityRefOf, type DraftChecker } from './DraftChecker';
import { targetOf, type InstanceFinder } from './InstanceFinder';
import { namesContent } from './namesContent';
import type { MovePlanner } from './MovePlanner';
import type { ProjectPlanner } from './ProjectPlanner';
import type { RollbackPlanner } from './RollbackPlanner';
import { runContent } from './runContent';
import { autoscaleContent, scaleContent } from './scaleContent';
import type {
  ChangePlanner,
  PlannedChange,
  PlannedTarget,
  ServiceIdentity,
} from './types';
import { splitValues } from './valueIssues';

/** Changes that another planner does not see to: those of one instance by its content alone. */
type ContentChange = Extract<
  MemberChange,
  { kind: 'scale' | 'autoscale' | 'names' | 'restart' | 'stop' | 'start' }
>;

/** See {@link ChangePlanner}. */
export class DefaultChangePlanner implements ChangePlanner {
  constructor(
    private readonly options: {
      drafts: DraftChecker;
      finder: InstanceFinder;
      planners: {
        deploys: DeployPlanner;
        rollbacks: RollbackPlanner;
        projects: ProjectPlanner;
        moves: MovePlanner;
      };
      /** How many replicas of an instance there are now; undefined where its cluster does not tell. */
      replicasNow: (content: ReleaseContent) => Promise<number | undefined>;
      projects: Projects;
      services: ServiceStore;
      blueprints: BlueprintRegistry;
      environments: ReadonlyMap<string, Environment>;
    },
  ) {}

  async plan(change: Change): Promise<PlannedChange> {
    const planned = await this.planKind(change);
    for (const { to } of planned.targets) {
      if (to) {
        checkContent(to.content);
      }
    }
    return {
      ...planned,
      targets: orderTargets(
        planned.targets,
        [...this.options.environments.keys()],
        new Map(
          planned.targets.map(({ service }) => [service.id, service.dependsOn]),
        ),
        planned.kind === 'stop' || planned.kind === 'delete',
      ),
    };
  }

  async judge(draft: Draft): Promise<DraftVerdict> {
    const { issues, names } = await this.options.drafts.check(draft);
    return {
      issues: issues.map(({ field, message }) => ({ field, message })),
      names,
    };
  }

  private planKind(change: Change): Promise<PlannedChange> {
    const { projects, moves } = this.options.planners;
    switch (change.kind) {
      case 'create':
        return this.planCreate(change);
      case 'project':
        return projects.planAll(change, member => this.planMember(member));
      case 'project-rollback':
        return projects.planRollback(change);
      case 'move-names':
        return moves.plan(change);
      default:
        return this.planMember(change);
    }
  }

  private planMember(change: MemberChange): Promise<PlannedChange> {
    const { deploys, rollbacks } = this.options.planners;
    switch (change.kind) {
      case 'delete':
        return this.planDelete(change);
      case 'deploy':
        return deploys.plan(change);
      case 'rollback':
        return rollbacks.planRollback(change);
      case 'resume':
        return rollbacks.planResume(change);
      default:
        return this.planContent(change);
    }
  }

  private async planCreate(change: CreateChange): Promise<PlannedChange> {
    const { kind, ...draft } = change;
    const { drafts, services, projects, environments } = this.options;
    const { issues } = await drafts.check(draft);
    const first = issues[0];
    if (first) {
      const text = issues.map(i => `${i.field}: ${i.message}`).join('; ');
      throw first.clash ? new ConflictError(text) : new InputError(text);
    }
    const { projectRef, service: name } = change;
    const project = (await projects.get(projectRef))!;
    const ended = await services.findByName(projectRef, name);
    const service: ServiceIdentity = {
      id: ended?.id ?? randomUUID(),
      projectRef,
      name,
      entityRef: entityRefOf(projectRef, name),
      // The checks refuse a project that nobody owns.
      ownerRef: project.ownerRef!,
      blueprint: change.blueprint,
      dependsOn: ended?.dependsOn ?? [],
    };
    const instances = ended ? await services.instances(ended.id) : [];
    const targets = change.environments.map((environment): PlannedTarget => {
      const instance = instances.find(i => i.environment === environment);
      const instanceRef = formatInstanceRef({
        projectRef,
        service: name,
        environment,
      });
      return {
        service,
        serviceId: service.id,
        dependsOn: [],
        instanceId: instance?.id ?? randomUUID(),
        instanceRef,
        environment,
        head: undefined,
        from: undefined,
        partial: instance?.partial ?? [],
        to: createRelease(
          instance?.nextNumber ?? 1,
          this.firstContent(change, environments.get(environment)!),
        ),
      };
    });
    return { kind, projectRef, targets, supersedes: [] };
  }

  private firstContent(
    { blueprint: blueprintName, projectRef, service, values }: CreateChange,
    environment: Environment,
  ): ReleaseContent {
    const blueprint = this.options.blueprints.get(blueprintName)!;
    const filled = splitValues(blueprint, values);
    return renderContent({
      blueprint,
      environment,
      projectRef,
      service,
      values: filled.values,
      image: blueprint.image,
      source: { kind: 'image', reference: '' },
      size: filled.size,
      scaling: { mode: 'fixed', replicas: filled.replicas },
      network: { access: 'open' },
    });
  }

  private async planContent(change: ContentChange): Promise<PlannedChange> {
    const { finder, replicasNow } = this.options;
    const found = await finder.find(change);
    const { service, record } = found;
    const content =
      change.kind === 'autoscale'
        ? autoscaleContent(change, found, await replicasNow(found.head.content))
        : contentOf(change, found);
    return {
      kind: change.kind,
      projectRef: service.projectRef,
      targets: [
        targetOf(service, record, createRelease(record.nextNumber, content)),
      ],
      supersedes: [],
    };
  }

  private async planDelete(change: DeleteChange): Promise<PlannedChange> {
    const { finder } = this.options;
    const service = await finder.service(change.serviceId);
    const targets: PlannedTarget[] = [];
    for (const name of change.environments) {
      const record = await finder.record(service, name);
      targets.push(targetOf(service, record, undefined));
    }
    return {
      kind: change.kind,
      projectRef: service.projectRef,
      targets,
      supersedes: [],
    };
  }
}

function contentOf(
  change: Exclude<ContentChange, { kind: 'autoscale' }>,
  found: Parameters<typeof scaleContent>[1],
): ReleaseContent {
  switch (change.kind) {
    case 'scale':
      return scaleContent(change, found);
    case 'names':
      return namesContent(change, found);
    default:
      return runContent(change, found);
  }
}
