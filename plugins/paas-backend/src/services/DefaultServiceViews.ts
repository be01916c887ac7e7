import { NotFoundError } from '@backstage/errors';
import type { Service } from '@mooring/backstage-plugin-paas-common';
import type { Projects } from '../projects/types';
import type { InstanceRecord, ServiceRecord, ServiceStore } from './types';

/** Services as the database has them at this moment; who may see what is decided around it. */
export class DefaultServiceViews {
  constructor(
    private readonly options: { services: ServiceStore; projects: Projects },
  ) {}

  async list(): Promise<Service[]> {
    const { services } = this.options;
    const records = await services.list();
    const entityRefs = new Map(
      records.map(({ id, entityRef }) => [id, entityRef]),
    );
    const instances = await services.instancesOf(records.map(({ id }) => id));
    return Promise.all(
      records.map(async record =>
        toService(
          await this.owned(record),
          instances.get(record.id) ?? [],
          entityRefs,
        ),
      ),
    );
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<Service> {
    const { services } = this.options;
    const record = await services.get(id);
    if (!record) {
      throw new NotFoundError(`There is no service ${id}`);
    }
    const siblings = record.dependsOn.length
      ? await services.inProject(record.projectRef)
      : [];
    return toService(
      await this.owned(record),
      await services.instances(id),
      new Map(siblings.map(it => [it.id, it.entityRef])),
    );
  }

  /** With the owner that the project has now; as created, while the catalog is away. */
  private async owned(record: ServiceRecord): Promise<ServiceRecord> {
    const project = await this.options.projects
      .get(record.projectRef)
      .catch(() => undefined);
    return { ...record, ownerRef: project?.ownerRef ?? record.ownerRef };
  }
}

function toService(
  record: ServiceRecord,
  instances: InstanceRecord[],
  entityRefs: ReadonlyMap<string, string>,
): Service {
  return {
    id: record.id,
    projectRef: record.projectRef,
    name: record.name,
    entityRef: record.entityRef,
    ownerRef: record.ownerRef,
    blueprint: record.blueprint,
    createdAt: record.createdAt.toISOString(),
    environments: instances
      .filter(({ head, live }) => head || live)
      .map(({ environment }) => environment),
    // One that was deleted is nothing to wait for.
    dependsOn: record.dependsOn.flatMap(id => entityRefs.get(id) ?? []),
    names: instances.flatMap(({ environment, head, live }) =>
      ((head ?? live)?.content.names ?? []).map(({ name }) => ({
        environment,
        name,
      })),
    ),
  };
}
