import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Client } from 'pg';
import { checksumOf, dataFiles } from '../data/checksumOf.ts';
import { deployment } from '../data/workload.ts';
import {
  allProjects,
  allServices,
  environment,
  type BenchService,
} from '../data/shape.ts';
import { firstCluster } from './portalConfig.ts';
import { withDatabase } from './withDatabase.ts';

/** How many further services each project has, of which nothing runs. */
const furtherPerProject = 90;

/** How many services there are in all. */
export const serviceCount =
  ownServices().length + allProjects().length * furtherPerProject;

/** Those of the services in the cluster that Mooring runs. */
export function ownServices(): BenchService[] {
  return allServices().filter(({ managed }) => managed);
}

/** Differs when what is written differs. */
export function seedVersion(): string {
  const sources = join(import.meta.dirname, '{seedServices,catalogFile}.ts');
  return checksumOf([sources, dataFiles]);
}

/** The id of a service's instance. */
export function instanceId({ project, service }: BenchService): string {
  return uuid(`instance/${project}/${service}`);
}

/**
 * Writes the services into the database of paas, as creating each would have
 * left it.
 */
export async function seedServices(connectionString: string): Promise<void> {
  await withDatabase(connectionString, 'paas', async client => {
    await client.query('BEGIN');
    for (const service of [...ownServices(), ...furtherServices()])
      await insert(client, service);
    await client.query('COMMIT');
  });
}

function furtherServices(): BenchService[] {
  return allProjects().flatMap(project =>
    Array.from({ length: furtherPerProject }, (_, index) => ({
      index,
      project,
      service: `extra-${String(index + 1).padStart(2, '0')}`,
      namespace: `${project}-${environment}`,
      managed: true,
      replicas: 2,
      firstPod: 0,
    })),
  );
}

async function insert(client: Client, service: BenchService): Promise<void> {
  const { project, service: name } = service;
  const serviceId = uuid(`service/${project}/${name}`);
  const operationId = uuid(`operation/${project}/${name}`);
  const instance = instanceId(service);
  const projectRef = `system:default/${project}`;
  const person = 'user:default/dev-a';
  const hash = `sha256:${createHash('sha256').update(serviceId).digest('hex')}`;
  await client.query(
    `INSERT INTO services (id, project_ref, name, entity_ref, owner_ref, blueprint, created_by)
     VALUES ($1, $2, $3, $4, 'group:default/team-a', 'nginx', $5)`,
    [
      serviceId,
      projectRef,
      name,
      `component:default/${project}-${name}`,
      person,
    ],
  );
  await client.query(
    `INSERT INTO instances (id, service_id, environment, head_number, live_number, next_number)
     VALUES ($1, $2, $3, 1, 1, 2)`,
    [instance, serviceId, environment],
  );
  await client.query(
    `INSERT INTO operations (id, kind, state, service_id, initiator, plan_hash, accepted_hash, idempotency_key, checked, started_at, ended_at, project_ref)
     VALUES ($1, 'create', 'succeeded', $2, $3, $4, $4, 'bench ' || $2::uuid, true, now(), now(), $5)`,
    [operationId, serviceId, person, hash, projectRef],
  );
  await client.query(
    `INSERT INTO operation_targets (operation_id, instance_id, position, to_number)
     VALUES ($1, $2, 0, 1)`,
    [operationId, instance],
  );
  await client.query(
    `INSERT INTO releases (instance_id, number, hash, content, author, cause, operation_id)
     VALUES ($1, 1, $2, $3, $4, 'create', $5)`,
    [instance, hash, content(service), person, operationId],
  );
  await client.query(
    `INSERT INTO live_intervals (instance_id, number, operation_id, live_from)
     VALUES ($1, 1, $2, now())`,
    [instance, operationId],
  );
}

function content(service: BenchService): object {
  const { project, namespace, service: name } = service;
  return {
    schemaVersion: 1,
    cluster: firstCluster,
    namespace,
    projectRef: `system:default/${project}`,
    blueprint: 'nginx',
    values: { replicas: service.replicas },
    image: {
      repository: `registry.mooring.test/${project}/${name}`,
      tag: '1.0.3',
      digest: `sha256:${createHash('sha256').update(name).digest('hex')}`,
    },
    objects: [deployment(service)],
    workloads: [{ apiVersion: 'apps/v1', kind: 'Deployment', namespace, name }],
    names: [],
  };
}

function uuid(seed: string): string {
  const hex = createHash('md5').update(seed).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
