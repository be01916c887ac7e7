import { ServiceUnavailableError, isError } from '@backstage/errors';
import type { Knex } from 'knex';
import { DatabaseZoneWriter } from './DatabaseZoneWriter';
import { fromRow, toRow, type RecordRow } from './recordRow';
import type { RecordsStore, StoredRecord, ZoneWriter } from './types';

const LOCK_TIMEOUT = '20s';
const LOCK_NOT_AVAILABLE = '55P03';

/** Records in PostgreSQL; an advisory lock makes one writer for each zone. */
export class DatabaseRecordsStore implements RecordsStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseRecordsStore {
    return new DatabaseRecordsStore(options.knex);
  }

  async byOwners(owners: string[]): Promise<StoredRecord[]> {
    const rows = await this.#knex<RecordRow>('records').whereIn(
      'owner',
      owners,
    );
    return rows.map(fromRow);
  }

  async byNames(names: string[]): Promise<StoredRecord[]> {
    const rows = await this.#knex<RecordRow>('records').whereIn('name', names);
    return rows.map(fromRow);
  }

  async announce(records: Omit<StoredRecord, 'publishedAt'>[]): Promise<void> {
    if (records.length > 0) {
      await this.#knex<RecordRow>('records')
        .insert(records.map(record => toRow(record)))
        .onConflict(['owner', 'name', 'type'])
        .ignore();
    }
  }

  async asWriter<T>(
    zone: string,
    write: (writer: ZoneWriter) => Promise<T>,
  ): Promise<T> {
    return this.#knex.transaction(async trx => {
      await lockZone(trx, zone);
      return write(new DatabaseZoneWriter(trx, zone));
    });
  }
}

/** Held until the transaction ends, also when the process or its connection dies. */
async function lockZone(trx: Knex.Transaction, zone: string): Promise<void> {
  try {
    await trx.raw(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
    await trx.raw(
      `select pg_advisory_xact_lock(hashtextextended('mooring dns zone ' || ?, 0))`,
      [zone],
    );
  } catch (error) {
    if (isError(error) && error.code === LOCK_NOT_AVAILABLE) {
      throw new ServiceUnavailableError(
        `Zone ${zone} has been written to by another replica of the portal for ${LOCK_TIMEOUT}; try again later`,
      );
    }
    throw error;
  }
}
