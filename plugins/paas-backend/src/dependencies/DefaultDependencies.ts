import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import { say } from '@mooring/common';
import { appendAudit } from '../audit/appendAudit';
import { findCircle } from '../domain/findCircle';
import type { ServiceRow } from '../operations/journal/rows';
import type { Requester } from '../operations/types';

/** Dependencies in PostgreSQL; who may say them is decided around it. */
export class DefaultDependencies {
  constructor(
    private readonly options: {
      knex: Knex;
      onChanged: (serviceId: string) => Promise<unknown>;
    },
  ) {}

  async set(
    serviceId: string,
    dependsOn: readonly string[],
    requester: Requester,
  ): Promise<void> {
    const { knex, onChanged } = this.options;
    await knex.transaction(async trx => {
      const services = await lockProjectOf(trx, serviceId);
      const service = services.find(({ id }) => id === serviceId);
      if (!service) {
        throw new NotFoundError(`There is no service ${serviceId}`);
      }
      const nameOf = new Map(services.map(({ id, name }) => [id, name]));
      const stranger = dependsOn.find(id => !nameOf.has(id));
      if (stranger !== undefined) {
        throw new InputError(
          `dependsOn: ${stranger} is no service of ${service.project_ref}`,
        );
      }
      const circle = findCircle(
        serviceId,
        new Map([
          ...services.map(it => [it.id, it.depends_on] as const),
          [serviceId, dependsOn] as const,
        ]),
      );
      if (circle) {
        const names = circle.map(id => nameOf.get(id) ?? id).join(' → ');
        throw new ConflictError(
          `dependsOn: ${say('depends.circle', { names })}`,
        );
      }
      await trx<ServiceRow>('services')
        .where({ id: serviceId })
        .update({ depends_on: [...dependsOn] });
      await appendAudit(trx, {
        actor: requester.user,
        ...(requester.via !== undefined && { via: requester.via }),
        action: 'service.dependencies',
        projectRef: service.project_ref,
        target: service.entity_ref,
        detail: {
          before: service.depends_on.flatMap(id => nameOf.get(id) ?? []),
          after: dependsOn.map(id => nameOf.get(id)!),
        },
      });
    });
    await onChanged(serviceId);
  }
}

/** All services of the project, held so that nobody else can close a circle meanwhile. */
function lockProjectOf(
  trx: Knex.Transaction,
  serviceId: string,
): Promise<ServiceRow[]> {
  return trx<ServiceRow>('services')
    .where(
      'project_ref',
      trx<ServiceRow>('services')
        .where({ id: serviceId })
        .select('project_ref'),
    )
    .whereNull('deleted_at')
    .orderBy('id')
    .forNoKeyUpdate();
}
