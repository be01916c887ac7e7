import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Operation } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import type { ClientConfig } from 'pg';
import { ChangeListener } from '../directory/ChangeListener';
import { operationQuery, toOperations } from '../operations/operationViews';
import type { OpenOperations } from './types';

const CHANNEL = 'mooring_operation_changed';
const RETRY_MS = 500;
/** As many as one query takes in its stride. */
const CHUNK = 500;

/** {@link OpenOperations} that reads what the database says has changed. */
export class DatabaseOpenOperations implements OpenOperations {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #listener: ChangeListener;
  readonly #operations = new Map<string, Operation>();
  /** What is to be read: some, or all. */
  #due = { all: true, ids: new Set<string>() };
  #reading: Promise<void> | undefined;
  #version = 0;
  #doneVersion = 0;
  #staleSince: Date | undefined;
  #stopped = false;

  /** Reads what has not ended, and goes on hearing of changes until it is stopped. */
  static async start(options: {
    knex: Knex;
    connection: ClientConfig;
    logger: LoggerService;
  }): Promise<DatabaseOpenOperations> {
    const operations = new DatabaseOpenOperations(options);
    await operations.#listener.start();
    await operations.#read();
    return operations;
  }

  private constructor(options: {
    knex: Knex;
    connection: ClientConfig;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#listener = new ChangeListener({
      channel: CHANNEL,
      connection: options.connection,
      logger: options.logger,
      onGap: () => {
        this.#due.all = true;
        void this.#read();
      },
      onLost: () => {
        this.#staleSince ??= new Date();
        this.#version += 1;
      },
      onChange: id => {
        this.#due.ids.add(id);
        void this.#read();
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

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#listener.stop();
    await this.#reading;
  }

  /** One reading at a time; what becomes due meanwhile is read after it. */
  #read(): Promise<void> {
    this.#reading ??= this.#readWhileDue().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #readWhileDue(): Promise<void> {
    while (!this.#stopped && (this.#due.all || this.#due.ids.size > 0)) {
      const due = this.#due;
      this.#due = { all: false, ids: new Set() };
      try {
        await (due.all ? this.#readAll() : this.#readSome([...due.ids]));
      } catch (error) {
        this.#logger.warn(
          `Operations cannot be read; trying again: ${stringifyError(error)}`,
        );
        this.#due.all ||= due.all;
        due.ids.forEach(id => this.#due.ids.add(id));
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
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
