import { randomUUID } from 'node:crypto';
import type { Emergency } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';

/** What of an operation a test wants to be so. */
export interface Seed {
  kind?: string;
  state?: string;
  initiator?: string;
  project?: string;
  /** Names; several: it belongs to none of them. */
  services?: string[];
  environments?: string[];
  holder?: object;
  emergency?: Emergency;
  note?: string;
  failure?: string;
  /** ISO 8601, to the microsecond. */
  created?: string;
  started?: string;
  /** Left out: it has not ended. */
  ended?: string;
  /** When its releases went live; left out: they did not. */
  live?: string;
}

/** Operations as they would stand in the database, without anything having been carried out. */
export class SeededOperations {
  readonly #knex: Knex;
  readonly #services = new Map<string, string>();
  readonly #instances = new Map<string, string>();

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Of three steps the first is done; of one that has ended all are. */
  async insert(seed: Seed): Promise<string> {
    const knex = this.#knex;
    const id = randomUUID();
    const { services = ['web'], environments = ['dev', 'prod'] } = seed;
    const project = seed.project ?? 'shop';
    const serviceIds: string[] = [];
    for (const name of services) {
      serviceIds.push(await this.#service(project, name));
    }
    const created = seed.created ?? '2025-12-31T00:00:00.000Z';
    await knex.transaction(async trx => {
      await trx('operations').insert({
        id,
        kind: seed.kind ?? 'deploy',
        state: seed.state ?? 'succeeded',
        project_ref: `system:default/${project}`,
        service_id: serviceIds.length === 1 ? serviceIds[0] : null,
        initiator: seed.initiator ?? 'user:default/somebody',
        note: seed.note,
        plan_hash: `sha256:${'0'.repeat(64)}`,
        accepted_hash: `sha256:${'0'.repeat(64)}`,
        idempotency_key: id,
        holder: seed.holder && JSON.stringify(seed.holder),
        emergency: seed.emergency && JSON.stringify(seed.emergency),
        failure: seed.failure,
        created_at: created,
        started_at: seed.started ?? created,
        ended_at: seed.ended,
      });
      let position = 0;
      for (const serviceId of serviceIds) {
        for (const environment of environments) {
          const instanceId = await this.#instance(trx, serviceId, environment);
          await trx('operation_targets').insert({
            operation_id: id,
            instance_id: instanceId,
            position,
          });
          position += 1;
          if (seed.live !== undefined) {
            await trx('live_intervals').insert({
              instance_id: instanceId,
              number: 1,
              operation_id: id,
              live_from: seed.live,
            });
          }
        }
      }
      const [instanceId] = await trx('operation_targets')
        .where({ operation_id: id })
        .orderBy('position')
        .pluck('instance_id');
      await trx('operation_steps').insert(
        ['kubernetes.apply', 'kubernetes.rollout', 'release.live'].map(
          (type, index) => ({
            operation_id: id,
            seq: index + 1,
            direction: 'forward',
            instance_id: instanceId,
            type,
            input: '{}',
            state: seed.ended || index === 0 ? 'done' : 'pending',
          }),
        ),
      );
    });
    return id;
  }

  async clear(): Promise<void> {
    await this.#knex.transaction(async trx => {
      // So that whoever listens reads each of them once more.
      await trx.raw(
        `SELECT pg_notify('mooring_operation_changed', id::text) FROM operations`,
      );
      for (const table of [
        'live_intervals',
        'operation_steps',
        'operation_targets',
        'operations',
      ]) {
        await trx(table).del();
      }
    });
  }

  async #service(project: string, name: string): Promise<string> {
    const key = `${project}/${name}`;
    const known = this.#services.get(key);
    if (known !== undefined) {
      return known;
    }
    const id = randomUUID();
    await this.#knex('services').insert({
      id,
      project_ref: `system:default/${project}`,
      name,
      entity_ref: `component:default/${project}-${name}`,
      owner_ref: 'group:default/owners',
      blueprint: 'nginx',
      created_by: 'user:default/somebody',
    });
    this.#services.set(key, id);
    return id;
  }

  async #instance(
    trx: Knex.Transaction,
    serviceId: string,
    environment: string,
  ): Promise<string> {
    const key = `${serviceId}/${environment}`;
    const known = this.#instances.get(key);
    if (known !== undefined) {
      return known;
    }
    const id = randomUUID();
    await trx('instances').insert({ id, service_id: serviceId, environment });
    this.#instances.set(key, id);
    return id;
  }
}
