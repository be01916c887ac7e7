import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError, toError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { ClientConfig } from 'pg';
import { ChangeListener } from './ChangeListener';
import { readDirectory } from './readDirectory';
import type {
  DirectoryInstance,
  DirectoryService,
  ServiceDirectory,
} from './types';

const CHANNEL = 'mooring_service_changed';
const RETRY_MS = 500;

/** {@link ServiceDirectory} that reads what the database says has changed. */
export class DatabaseServiceDirectory implements ServiceDirectory {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #listener: ChangeListener;
  readonly #services = new Map<string, DirectoryService>();
  readonly #byEntity = new Map<string, string>();
  readonly #byInstance = new Map<string, string>();
  readonly #subscriptions = new Set<{ call: (serviceId: string) => void }>();
  /** What is to be read: some, or all. */
  #due = { all: true, ids: new Set<string>() };
  #reading: Promise<void> | undefined;
  #version = 0;
  #stopped = false;

  /** Reads all services, and goes on hearing of changes until it is stopped. */
  static async start(options: {
    knex: Knex;
    connection: ClientConfig;
    logger: LoggerService;
  }): Promise<DatabaseServiceDirectory> {
    const directory = new DatabaseServiceDirectory(options);
    await directory.#listener.start();
    await directory.#read();
    return directory;
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
      onChange: id => {
        this.#due.ids.add(id);
        void this.#read();
      },
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#listener.stop();
    await this.#reading;
  }

  list(): Iterable<DirectoryService> {
    return this.#services.values();
  }

  get(id: string): DirectoryService | undefined {
    return this.#services.get(id);
  }

  findByEntity(entityRef: string): DirectoryService | undefined {
    const id = this.#byEntity.get(entityRef);
    return id === undefined ? undefined : this.#services.get(id);
  }

  findInstance(
    instanceId: string,
  ): { service: DirectoryService; instance: DirectoryInstance } | undefined {
    const service = this.#services.get(this.#byInstance.get(instanceId) ?? '');
    const instance = service?.instances.find(({ id }) => id === instanceId);
    return service && instance && { service, instance };
  }

  subscribe(listener: (serviceId: string) => void): () => void {
    const subscription = { call: listener };
    this.#subscriptions.add(subscription);
    return () => this.#subscriptions.delete(subscription);
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
      const ids = due.all ? undefined : [...due.ids];
      try {
        this.#take(await readDirectory(this.#knex, ids), ids);
      } catch (error) {
        this.#logger.warn(
          `Services cannot be read; trying again: ${stringifyError(error)}`,
        );
        this.#due.all ||= due.all;
        due.ids.forEach(id => this.#due.ids.add(id));
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
  }

  #take(
    services: Omit<DirectoryService, 'version'>[],
    ids: string[] | undefined,
  ): void {
    const read = new Set(services.map(({ id }) => id));
    const asked = ids ?? [...new Set([...this.#services.keys(), ...read])];
    for (const id of asked) {
      this.#forget(id);
    }
    this.#version += 1;
    for (const service of services) {
      this.#services.set(service.id, { ...service, version: this.#version });
      this.#byEntity.set(service.entityRef, service.id);
      service.instances.forEach(({ id }) =>
        this.#byInstance.set(id, service.id),
      );
    }
    for (const id of asked) {
      this.#notify(id);
    }
  }

  #forget(id: string): void {
    const known = this.#services.get(id);
    if (known) {
      this.#services.delete(id);
      this.#byEntity.delete(known.entityRef);
      known.instances.forEach(instance => this.#byInstance.delete(instance.id));
    }
  }

  #notify(serviceId: string): void {
    for (const { call } of this.#subscriptions) {
      try {
        call(serviceId);
      } catch (error) {
        this.#logger.error('A listener to services failed', toError(error));
      }
    }
  }
}
