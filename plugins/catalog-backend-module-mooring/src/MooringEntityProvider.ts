import { setTimeout as delay } from 'node:timers/promises';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  NotFoundError,
  ResponseError,
  stringifyError,
} from '@backstage/errors';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type {
  PaasClient,
  Service,
} from '@mooring/backstage-plugin-paas-common';
import type { PaasService } from '@mooring/backstage-plugin-paas-node';
import { serviceToEntity } from './serviceToEntity';

/** Entities under this key can be replaced by this provider only. */
const LOCATION_KEY = 'mooring';
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;

/** What {@link MooringEntityProvider} needs. */
export interface MooringEntityProviderOptions {
  auth: AuthService;
  logger: LoggerService;
  paas: PaasService;
  /** Aborted when the process stops. */
  signal: AbortSignal;
}

/**
 * Keeps the catalog equal to the services of paas: one service at once when it
 * changes, all of them at start and from time to time.
 */
export class MooringEntityProvider implements EntityProvider {
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  readonly #paas: PaasService;
  readonly #signal: AbortSignal;
  readonly #entityRefs = new Map<string, string>();
  #connection: EntityProviderConnection | undefined;
  #queue: Promise<void> = Promise.resolve();
  #repair: Promise<void> | undefined;

  constructor(options: MooringEntityProviderOptions) {
    this.#auth = options.auth;
    this.#logger = options.logger;
    this.#paas = options.paas;
    this.#signal = options.signal;
  }

  getProviderName(): string {
    return 'mooring';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    // Not awaited: paas may start after the catalog, or in another process.
    this.#startRepair();
  }

  /** Makes the catalog equal to all services. */
  async refresh(): Promise<void> {
    await this.#inTurn(async connection => {
      const services = await (await this.#client()).getServices();
      await connection.applyMutation({
        type: 'full',
        entities: services.map(toDeferred),
      });
      this.#entityRefs.clear();
      services.forEach(({ id, entityRef }) =>
        this.#entityRefs.set(id, entityRef),
      );
    });
  }

  /** Makes the catalog equal to one service, which may be gone. */
  async refreshService(serviceId: string): Promise<void> {
    try {
      await this.#inTurn(async connection => {
        const service = await this.#findService(serviceId);
        const known = this.#entityRefs.get(serviceId);
        if (!service && known === undefined) {
          throw new NotFoundError('It is gone and its entity is not known');
        }
        await connection.applyMutation({
          type: 'delta',
          added: service ? [toDeferred(service)] : [],
          removed:
            known !== undefined && known !== service?.entityRef
              ? [{ entityRef: known, locationKey: LOCATION_KEY }]
              : [],
        });
        if (service) {
          this.#entityRefs.set(serviceId, service.entityRef);
        } else {
          this.#entityRefs.delete(serviceId);
        }
      });
    } catch (error) {
      this.#logger.info(
        `Reading all services, for service ${serviceId} alone could not be brought up to date: ${stringifyError(
          error,
        )}`,
      );
      this.#startRepair();
    }
  }

  /**
   * Reading and writing are one turn: a full list that was read before a
   * service was created would otherwise take its new entity away again.
   */
  #inTurn(
    work: (connection: EntityProviderConnection) => Promise<void>,
  ): Promise<void> {
    const turn = this.#queue.then(async () => {
      if (!this.#connection) {
        throw new Error('The catalog has not connected the provider yet');
      }
      await work(this.#connection);
    });
    this.#queue = turn.catch(() => {});
    return turn;
  }

  #startRepair(): void {
    this.#repair ??= this.#refreshUntilDone().finally(() => {
      this.#repair = undefined;
    });
  }

  async #refreshUntilDone(): Promise<void> {
    let retryMs = FIRST_RETRY_MS;
    while (!this.#signal.aborted) {
      try {
        await this.refresh();
        return;
      } catch (error) {
        this.#logger.info(
          `Services could not be read, trying again: ${stringifyError(error)}`,
        );
      }
      await delay(retryMs, undefined, { signal: this.#signal }).catch(() => {});
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    }
  }

  async #findService(id: string): Promise<Service | undefined> {
    try {
      return await (await this.#client()).getService(id);
    } catch (error) {
      if (error instanceof ResponseError && error.statusCode === 404) {
        return undefined;
      }
      throw error;
    }
  }

  async #client(): Promise<PaasClient> {
    return this.#paas.forCredentials(
      await this.#auth.getOwnServiceCredentials(),
    );
  }
}

function toDeferred(service: Service) {
  return { entity: serviceToEntity(service), locationKey: LOCATION_KEY };
}
