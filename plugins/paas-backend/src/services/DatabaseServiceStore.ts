import type { Knex } from 'knex';
import {
  toRelease,
  type InstanceRow,
  type ReleaseRow,
  type ServiceRow,
} from '../operations/journal/rows';
import type { InstanceRecord, ServiceRecord, ServiceStore } from './types';

/** {@link ServiceStore} in PostgreSQL. */
export class DatabaseServiceStore implements ServiceStore {
  constructor(private readonly knex: Knex) {}

  async list(): Promise<ServiceRecord[]> {
    const rows = await this.knex<ServiceRow>('services')
      .whereNull('deleted_at')
      .orderBy(['project_ref', 'name']);
    return rows.map(toService);
  }

  async inProject(projectRef: string): Promise<ServiceRecord[]> {
    const rows = await this.knex<ServiceRow>('services')
      .where({ project_ref: projectRef })
      .whereNull('deleted_at')
      .orderBy('name');
    return rows.map(toService);
  }

  async get(id: string): Promise<ServiceRecord | undefined> {
    const row = await this.knex<ServiceRow>('services')
      .where({ id })
      .whereNull('deleted_at')
      .first();
    return row && toService(row);
  }

  async findActive(
    projectRef: string,
    name: string,
  ): Promise<ServiceRecord | undefined> {
    const row = await this.knex<ServiceRow>('services')
      .where({ project_ref: projectRef, name })
      .whereNull('deleted_at')
      .first();
    return row && toService(row);
  }

  async findByName(
    projectRef: string,
    name: string,
  ): Promise<ServiceRecord | undefined> {
    const row = await this.knex<ServiceRow>('services')
      .where({ project_ref: projectRef, name })
      .first();
    return row && toService(row);
  }

  async instances(serviceId: string): Promise<InstanceRecord[]> {
    const all = await this.instancesOf([serviceId]);
    return all.get(serviceId) ?? [];
  }

  async instancesOf(
    serviceIds: string[],
  ): Promise<Map<string, InstanceRecord[]>> {
    const rows = await this.knex<InstanceRow>('instances')
      .whereIn('service_id', serviceIds)
      .orderBy('environment');
    const releases = await this.knex<ReleaseRow>('releases')
      .join('instances', 'instances.id', 'releases.instance_id')
      .whereIn('service_id', serviceIds)
      .andWhereRaw(
        '(number IN (head_number, live_number) OR number = ANY(partial))',
      )
      .select('releases.*');
    // Thousands are asked for at once.
    const byNumber = new Map(
      releases.map(row => [`${row.instance_id} ${row.number}`, toRelease(row)]),
    );
    const release = (id: string, number: number | null) =>
      byNumber.get(`${id} ${number}`);
    const byService = new Map<string, InstanceRecord[]>();
    for (const row of rows) {
      const list = byService.get(row.service_id) ?? [];
      list.push({
        id: row.id,
        serviceId: row.service_id,
        environment: row.environment,
        head: release(row.id, row.head_number),
        live: release(row.id, row.live_number),
        partial: row.partial.flatMap(number => release(row.id, number) ?? []),
        nextNumber: row.next_number,
      });
      byService.set(row.service_id, list);
    }
    return byService;
  }
}

function toService(row: ServiceRow): ServiceRecord {
  return {
    id: row.id,
    projectRef: row.project_ref,
    name: row.name,
    entityRef: row.entity_ref,
    ownerRef: row.owner_ref,
    blueprint: row.blueprint,
    dependsOn: row.depends_on,
    createdAt: row.created_at,
  };
}
