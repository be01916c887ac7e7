import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Operation } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import type { ClientConfig } from 'pg';
import { ChangeReader } from '../directory/ChangeReader';
import { operationQuery, toOperations } from '../operations/operationViews';
import type { OpenOperations } from './types';

const CHANNEL = 'mooring_operation_changed';
/** As many as one query takes in its stride. */
const CHUNK = 500;

/** {@link OpenOperations} that reads what the database says has changed. */
export class DatabaseOpenOperations implements OpenOperations {
  readonly #knex: Knex;
  readonly #reader: ChangeReader;
  readonly #operations = new Map<string, Operation>();
  #version = 0;
  #doneVersion = 0;
  #staleSince: Date | undefined;

  /** Reads what has not ended, and goes on hearing of changes until it is stopped. */
  static async start(options: {
    knex: Knex;
    connection: ClientConfig;
    logger: LoggerService;
  }): Promise<DatabaseOpenOperations> {
    const operations = new DatabaseOpenOperations(options);
    await operations.#reader.start();
    return operations;
  }

  private constructor(options: {
    knex: Knex;
    connection: ClientConfig;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#reader = new ChangeReader({
      ...options,
      channel: CHANNEL,
      what: 'Operations',
      read: ids => (ids ? this.#readSome(ids) : this.#readAll()),
      onLost: () => {
        this.#staleSince ??= new Date();
        this.#version += 1;
      },
    });
  }

  get version(): number {
    return this.#version;
  }

  get doneVersion(): number {
    return this.#doneVersion;
  }

  get staleSince(): Date | undefined {
    return this.#staleSince;
  }

  list(): Iterable<Operation> {
    return this.#operations.values();
  }

  stop(): Promise<void> {
    return this.#reader.stop();
  }

  async #readAll(): Promise<void> {
    const open = await this.#knex('operations')
      .whereNull('ended_at')
      .pluck('id');
    const read = await this.#operationsOf(open);
    this.#operations.clear();
    this.#take(read);
    // Whatever ended meanwhile was not told of.
    this.#doneVersion += 1;
    this.#staleSince = undefined;
  }

  async #readSome(ids: string[]): Promise<void> {
    const read = await this.#operationsOf(ids);
    ids.forEach(id => this.#operations.delete(id));
    if (read.length < ids.length) {
      // What is gone may have been one that had ended.
      this.#doneVersion += 1;
    }
    this.#take(read);
  }

  async #operationsOf(ids: string[]): Promise<Operation[]> {
    const read: Operation[] = [];
    for (let from = 0; from < ids.length; from += CHUNK) {
      const rows = await operationQuery(this.#knex).whereIn(
        'operations.id',
        ids.slice(from, from + CHUNK),
      );
      read.push(...(await toOperations(this.#knex, rows)));
    }
    return read;
  }

  #take(operations: Operation[]): void {
    for (const operation of operations) {
      if (operation.endedAt === undefined) {
        this.#operations.set(operation.id, operation);
      } else {
        this.#doneVersion += 1;
      }
    }
    this.#version += 1;
  }
}
