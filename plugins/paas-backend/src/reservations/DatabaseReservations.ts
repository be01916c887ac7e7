import type { Knex } from 'knex';
import type { InForce, Reservations } from './types';

/** A row of `reservations`. */
export interface ReservationRow {
  id: string;
  instance_id: string;
  holder: string;
  reason: string;
  until: Date;
  created_at: Date;
  ended_at: Date | null;
  /** Null: it ran out. */
  ended_by: string | null;
}

/** {@link Reservations} in the database. */
export class DatabaseReservations implements Reservations {
  constructor(private readonly knex: Knex) {}

  async of(instanceIds: readonly string[]): Promise<InForce[]> {
    const rows = await this.knex<ReservationRow>('reservations')
      .whereIn('instance_id', instanceIds)
      .whereNull('ended_at')
      .where('until', '>', this.knex.fn.now());
    return rows.map(row => ({
      id: row.id,
      instanceId: row.instance_id,
      holder: row.holder,
      reason: row.reason,
      until: row.until,
    }));
  }
}
