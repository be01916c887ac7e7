import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { ClientConfig } from 'pg';
import { ChangeReader } from './ChangeReader';
import { readDirectory } from './readDirectory';
import type {
  DirectoryInstance,
  DirectoryService,
  ServiceDirectory,
} from './types';

const CHANNEL = 'mooring_service_changed';

/** {@link ServiceDirectory} that reads what the database says has changed. */
export class DatabaseServiceDirectory implements ServiceDirectory {
  readonly #logger: LoggerService;
  readonly #reader: ChangeReader;
  readonly #services = new Map<string, DirectoryService>();
  readonly #byEntity = new Map<string, string>();
  readonly #byInstance = new Map<string, string>();
  readonly #subscriptions = new Set<{ call: (serviceId: string) => void }>();
  #version = 0;

  /** Reads all services, and goes on hearing of changes until it is stopped. */
  static async start(options: {
    knex: Knex;
    connection: ClientConfig;
    logger: LoggerService;
  }): Promise<DatabaseServiceDirectory> {
    const directory = new DatabaseServiceDirectory(options);
    await directory.#reader.start();
    return directory;
  }

  private constructor(options: {
    knex: Knex;
    connection: ClientConfig;
    logger: LoggerService;
  }) {
    this.#logger = options.logger;
    this.#reader = new ChangeReader({
      ...options,
      channel: CHANNEL,
      what: 'Services',
      read: async ids =>
        this.#take(await readDirectory(options.knex, ids), ids),
    });
  }

  stop(): Promise<void> {
    return this.#reader.stop();
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
