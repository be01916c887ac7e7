import { randomUUID } from 'node:crypto';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { formatInstanceRef, say } from '@mooring/common';
import type { Knex } from 'knex';
import { appendAudit } from '../audit/appendAudit';
import type { JobQueue } from '../operations/JobQueue';
import type { Requester } from '../operations/types';
import { wakeWaiting } from '../operations/wakeWaiting';
import type { ReservationRow } from './DatabaseReservations';
import type {
  ListedReservation,
  NewReservation,
  ReservationStore,
} from './types';

interface ListedRow extends ReservationRow {
  service_id: string;
  environment: string;
  project_ref: string;
  service: string;
}

/** {@link ReservationStore} in PostgreSQL; everything is written with its audit row. */
export class DatabaseReservationStore implements ReservationStore {
  constructor(private readonly knex: Knex, private readonly jobs: JobQueue) {}

  async list(): Promise<ListedReservation[]> {
    const rows: ListedRow[] = await inForce(this.knex).orderBy('until');
    return rows.map(toListed);
  }

  async find(id: string): Promise<ListedReservation | undefined> {
    const row: ListedRow | undefined = await inForce(this.knex)
      .where('reservations.id', id)
      .first();
    return row && toListed(row);
  }

  async reserve(
    { instanceId, instanceRef, projectRef, reason, until }: NewReservation,
    { user, via }: Requester,
  ): Promise<string> {
    return this.knex.transaction(async trx => {
      await endWhatRanOut(trx, instanceId);
      const [row]: ReservationRow[] = await trx('reservations')
        .insert({
          ...{ id: randomUUID(), instance_id: instanceId },
          ...{ holder: user, reason, until },
        })
        .onConflict(trx.raw('(instance_id) WHERE ended_at IS NULL'))
        .ignore()
        .returning('*');
      if (!row) {
        throw await reservedBy(trx, instanceId, instanceRef);
      }
      await appendAudit(trx, {
        actor: user,
        ...(via !== undefined && { via }),
        action: 'instance.reserved',
        ...{ projectRef, target: instanceRef },
        detail: { reservation: row.id, reason, until: until.toISOString() },
      });
      return row.id;
    });
  }

  async release(
    { id, instanceId, instance, projectRef, holder }: ListedReservation,
    { user, via }: Requester,
  ): Promise<void> {
    await this.knex.transaction(async trx => {
      const ended = await trx<ReservationRow>('reservations')
        .where({ id })
        .whereNull('ended_at')
        .update({ ended_at: trx.fn.now() as never, ended_by: user });
      if (ended === 0) {
        throw new NotFoundError(`There is no reservation ${id} any more`);
      }
      await appendAudit(trx, {
        actor: user,
        ...(via !== undefined && { via }),
        action: 'instance.released',
        ...{ projectRef, target: instance },
        detail: { reservation: id, holder },
      });
      await wakeWaiting(trx, this.jobs, 'reserved', instanceId);
    });
  }
}

function inForce(knex: Knex) {
  return knex('reservations')
    .join('instances', 'instances.id', 'reservations.instance_id')
    .join('services', 'services.id', 'instances.service_id')
    .whereNull('reservations.ended_at')
    .where('reservations.until', '>', knex.fn.now())
    .select(
      'reservations.*',
      'instances.service_id',
      'instances.environment',
      'services.project_ref',
      { service: 'services.name' },
    );
}

/** Nobody is told when a reservation runs out; its row is ended when it is in the way. */
async function endWhatRanOut(
  trx: Knex.Transaction,
  instanceId: string,
): Promise<void> {
  await trx<ReservationRow>('reservations')
    .where({ instance_id: instanceId })
    .whereNull('ended_at')
    .where('until', '<=', trx.fn.now())
    .update({ ended_at: trx.ref('until') as never });
}

async function reservedBy(
  trx: Knex.Transaction,
  instanceId: string,
  instanceRef: string,
): Promise<ConflictError> {
  const other = await trx<ReservationRow>('reservations')
    .where({ instance_id: instanceId })
    .whereNull('ended_at')
    .first();
  return new ConflictError(
    other
      ? say('reserve.other', {
          instance: instanceRef,
          person: other.holder,
          time: other.until.toISOString(),
          reason: other.reason,
        })
      : say('reserve.quicker', { instance: instanceRef }),
  );
}

function toListed(row: ListedRow): ListedReservation {
  return {
    id: row.id,
    instance: formatInstanceRef({
      projectRef: row.project_ref,
      service: row.service,
      environment: row.environment,
    }),
    instanceId: row.instance_id,
    serviceId: row.service_id,
    environment: row.environment,
    projectRef: row.project_ref,
    holder: row.holder,
    reason: row.reason,
    until: row.until.toISOString(),
    createdAt: row.created_at.toISOString(),
  };
}
