import type { Knex } from 'knex';
import { toRow, type RecordRow } from './recordRow';
import type { StoredRecord, ZoneClaim, ZoneWriter } from './types';

/** The writer of a zone, within the transaction that holds the zone's lock. */
export class DatabaseZoneWriter implements ZoneWriter {
  readonly #trx: Knex.Transaction;
  readonly #zone: string;

  constructor(trx: Knex.Transaction, zone: string) {
    this.#trx = trx;
    this.#zone = zone;
  }

  async claims(names: string[], owners: string[]): Promise<ZoneClaim[]> {
    return this.#trx<ZoneClaim>('claims')
      .select('name', 'owner', 'label')
      .where(query => query.whereIn('name', names).orWhereIn('owner', owners))
      .orderBy('name')
      .forShare();
  }

  async assertHeld(): Promise<void> {
    await this.#trx.select(this.#trx.raw('1'));
  }

  async setPublished(
    owners: string[],
    records: Omit<StoredRecord, 'publishedAt' | 'zone'>[],
  ): Promise<void> {
    await this.#trx<RecordRow>('records')
      .where({ zone: this.#zone })
      .whereIn('owner', owners)
      .delete();
    if (records.length > 0) {
      const now = new Date();
      await this.#trx<RecordRow>('records').insert(
        records.map(record => toRow({ ...record, zone: this.#zone }, now)),
      );
    }
  }
}
