import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { say } from '@mooring/common';
import type { ServiceIdentity } from '../../changes/types';
import type { ServiceRow } from './rows';

/**
 * Writes a new service, or brings a deleted one of the same name back.
 *
 * @throws ConflictError if it exists: of two racing creations exactly one gets through
 */
export async function upsertService(
  trx: Knex.Transaction,
  service: ServiceIdentity,
  author: string,
): Promise<void> {
  const { rows } = await trx.raw<{ rows: ServiceRow[] }>(
    `INSERT INTO services (id, project_ref, name, entity_ref, owner_ref, blueprint, created_by)
     VALUES (:id, :projectRef, :name, :entityRef, :ownerRef, :blueprint, :author)
     ON CONFLICT (project_ref, name) DO UPDATE
       SET deleted_at = NULL, entity_ref = excluded.entity_ref, owner_ref = excluded.owner_ref,
           blueprint = excluded.blueprint, created_by = excluded.created_by, created_at = now()
       WHERE services.deleted_at IS NOT NULL AND services.id = excluded.id
     RETURNING id`,
    { ...service, author },
  );
  if (rows.length === 0) {
    throw new ConflictError(
      `service: ${say('plan.quicker', { service: service.name })}`,
    );
  }
}
