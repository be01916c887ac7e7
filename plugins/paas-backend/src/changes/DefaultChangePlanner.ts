import { randomUUID } from 'node:crypto';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { formatInstanceRef, type Environment } from '@mooring/common';
import type {
  Change,
  CreateChange,
  DeleteChange,
  Draft,
  DraftVerdict,
  ScaleChange,
} from '@mooring/backstage-plugin-paas-common';
import type { BlueprintRegistry } from '../blueprints/BlueprintRegistry';
import { renderContent } from '../blueprints/renderContent';
import type { Target } from '../operations/types';
import type { Projects } from '../projects/types';
import type { InstanceRecord, ServiceStore } from '../services/types';
import { entityRefOf, type DraftChecker } from './DraftChecker';
import type { ChangePlanner, PlannedChange, ServiceIdentity } from './types';
import { valueIssues } from './valueIssues';

/** See {@link ChangePlanner}. */
export class DefaultChangePlanner implements ChangePlanner {
  constructor(
    private readonly options: {
      drafts: DraftChecker;
      projects: Projects;
      services: ServiceStore;
      blueprints: BlueprintRegistry;
      environments: ReadonlyMap<string, Environment>;
    },
  ) {}

  async plan(change: Change): Promise<PlannedChange> {
    switch (change.kind) {
      case 'create':
        return this.planCreate(change);
      case 'scale':
        return this.planScale(change);
      default:
        return this.planDelete(change);
    }
  }

  async judge(draft: Draft): Promise<DraftVerdict> {
    const { issues, names } = await this.options.drafts.check(draft);
    return {
      issues: issues.map(({ field, message }) => ({ field, message })),
      names,
    };
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
    };
    const instances = ended ? await services.instances(ended.id) : [];
    const blueprint = this.options.blueprints.get(change.blueprint)!;
    const targets = change.environments.map(environmentName => {
      const environment = environments.get(environmentName)!;
      const instance = instances.find(i => i.environment === environmentName);
      return {
        instanceId: instance?.id ?? randomUUID(),
        instanceRef: formatInstanceRef({
          projectRef,
          service: name,
          environment: environmentName,
        }),
        environment: environmentName,
        from: undefined,
        to: {
          number: instance?.nextNumber ?? 1,
          content: renderContent({
            blueprint,
            environment,
            projectRef,
            service: name,
            values: change.values,
            image: blueprint.image,
          }),
        },
      };
    });
    return { kind, service, targets };
  }

  private async planScale(change: ScaleChange): Promise<PlannedChange> {
    const service = await this.service(change.serviceId);
    const instance = await this.instance(service, change.environment);
    const head = instance.head!;
    const environment = this.environment(change.environment);
    const blueprint = this.options.blueprints.get(head.content.blueprint);
    if (!blueprint) {
      throw new ConflictError(
        `This portal does not know the blueprint '${head.content.blueprint}' any more`,
      );
    }
    if (head.content.values.replicas === change.replicas) {
      throw new InputError(
        `replicas: ${service.name} has ${change.replicas} in ${change.environment} already`,
      );
    }
    const values = { ...head.content.values, replicas: change.replicas };
    const [issue] = valueIssues(blueprint, values, [environment]);
    if (issue) {
      throw new InputError(`replicas: ${issue.message}`);
    }
    const content = renderContent({
      blueprint,
      environment,
      projectRef: service.projectRef,
      service: service.name,
      values,
      image: head.content.image,
    });
    return {
      kind: change.kind,
      service,
      targets: [
        {
          ...this.target(service, instance),
          to: { number: instance.nextNumber, content },
        },
      ],
    };
  }

  private async planDelete(change: DeleteChange): Promise<PlannedChange> {
    const service = await this.service(change.serviceId);
    const targets: Target[] = [];
    for (const name of change.environments) {
      const instance = await this.instance(service, name);
      targets.push({ ...this.target(service, instance), to: undefined });
    }
    return { kind: change.kind, service, targets };
  }

  private async service(id: string): Promise<ServiceIdentity> {
    const service = await this.options.services.get(id);
    if (!service) {
      throw new NotFoundError(`serviceId: there is no service ${id}`);
    }
    return service;
  }

  private async instance(
    service: ServiceIdentity,
    environment: string,
  ): Promise<InstanceRecord> {
    const instances = await this.options.services.instances(service.id);
    const instance = instances.find(i => i.environment === environment);
    if (!instance?.head) {
      throw new NotFoundError(
        `environment: ${service.name} is not in '${environment}'`,
      );
    }
    return instance;
  }

  private environment(name: string): Environment {
    const environment = this.options.environments.get(name);
    if (!environment) {
      throw new InputError(`environment: '${name}' is not configured any more`);
    }
    return environment;
  }

  private target(service: ServiceIdentity, instance: InstanceRecord) {
    return {
      instanceId: instance.id,
      instanceRef: formatInstanceRef({
        projectRef: service.projectRef,
        service: service.name,
        environment: instance.environment,
      }),
      environment: instance.environment,
      from: instance.head,
    };
  }
}
