import { isDeepStrictEqual } from 'node:util';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  getCompoundEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ServiceUnavailableError,
  stringifyError,
  toError,
} from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { say } from '@mooring/common';
import {
  KUBERNETES_ID,
  KUBERNETES_SELECTOR,
  observedEntity,
} from './observedEntity';
import type { EntityDirectory, ObservedEntity } from './types';

const INTERVAL_MS = 10_000;
/** After a failure, and between two readings for a project that is not known yet. */
const SOON_MS = 1_000;
/** How long the last reading counts while the catalog is away. */
const REMEMBER_MS = 5 * 60_000;
/** How long it is remembered that an entity points at nothing. */
const MISS_MS = 5_000;

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'spec.type',
  'relations',
];

/** What a {@link CatalogEntityDirectory} needs. */
export interface CatalogEntityDirectoryOptions {
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
}

/** {@link EntityDirectory} that reads the catalog again and again. */
export class CatalogEntityDirectory implements EntityDirectory {
  readonly #options: CatalogEntityDirectoryOptions;
  readonly #subscriptions = new Set<{ call: () => void }>();
  readonly #misses = new Map<string, number>();
  #owners = new Map<string, string | undefined>();
  #observed = new Map<string, ObservedEntity>();
  #readAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #isHurried = false;
  #stopped = false;

  constructor(options: CatalogEntityDirectoryOptions) {
    this.#options = options;
  }

  /** Reads now and from time to time; a catalog that is away is tried again. */
  async start(): Promise<void> {
    const succeeded = await this.#refresh();
    this.#schedule(succeeded ? INTERVAL_MS : SOON_MS);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  ownerOf(projectRef: string): string | undefined {
    if (!this.isKnown()) {
      return undefined;
    }
    const owner = this.#owners.get(projectRef);
    if (owner === undefined && this.#timer && !this.#isHurried) {
      // It may have been registered since.
      this.#isHurried = true;
      this.#schedule(SOON_MS);
    }
    return owner;
  }

  isKnown(): boolean {
    return Date.now() - this.#readAt < REMEMBER_MS;
  }

  observed(): Iterable<ObservedEntity> {
    return this.isKnown() ? this.#observed.values() : [];
  }

  get(entityRef: string): ObservedEntity | undefined {
    return this.isKnown() ? this.#observed.get(entityRef) : undefined;
  }

  async find(entityRef: string): Promise<ObservedEntity | undefined> {
    const known = this.get(entityRef);
    if (known) {
      return known;
    }
    const now = Date.now();
    if ((this.#misses.get(entityRef) ?? 0) > now) {
      return undefined;
    }
    const { auth, catalog } = this.#options;
    try {
      const entity = await catalog.getEntityByRef(entityRef, {
        credentials: await auth.getOwnServiceCredentials(),
      });
      const observed = entity && observedEntity(entity);
      if (observed) {
        this.#observed.set(entityRef, observed);
        this.#notify();
      } else {
        this.#misses.clear();
        this.#misses.set(entityRef, now + MISS_MS);
      }
      return observed;
    } catch (error) {
      throw new ServiceUnavailableError(
        say('catalog.away', { message: toError(error).message }),
      );
    }
  }

  subscribe(listener: () => void): () => void {
    const subscription = { call: listener };
    this.#subscriptions.add(subscription);
    return () => this.#subscriptions.delete(subscription);
  }

  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    if (!this.#stopped) {
      this.#timer = setTimeout(() => {
        this.#isHurried = false;
        void this.start();
      }, delayMs).unref();
    }
  }

  async #refresh(): Promise<boolean> {
    const { auth, catalog, logger } = this.#options;
    try {
      const { items } = await catalog.getEntities(
        {
          filter: [
            { kind: 'system' },
            ...[KUBERNETES_ID, KUBERNETES_SELECTOR].map(annotation => ({
              [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
            })),
          ],
          fields: FIELDS,
        },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      const owners = new Map<string, string | undefined>();
      const observed = new Map<string, ObservedEntity>();
      for (const entity of items) {
        const found = observedEntity(entity);
        if (found) {
          observed.set(found.entityRef, found);
        }
        if (entity.kind.toLowerCase() === 'system') {
          owners.set(
            stringifyEntityRef(getCompoundEntityRef(entity)),
            entity.relations?.find(({ type }) => type === RELATION_OWNED_BY)
              ?.targetRef,
          );
        }
      }
      this.#take(owners, observed);
      return true;
    } catch (error) {
      logger.warn(
        `The catalog does not answer; owners are as last read: ${stringifyError(
          error,
        )}`,
      );
      return false;
    }
  }

  #take(
    owners: Map<string, string | undefined>,
    observed: Map<string, ObservedEntity>,
  ): void {
    const isSame =
      this.isKnown() &&
      isDeepStrictEqual(owners, this.#owners) &&
      isDeepStrictEqual(observed, this.#observed);
    this.#owners = owners;
    this.#observed = observed;
    this.#readAt = Date.now();
    if (!isSame) {
      this.#notify();
    }
  }

  #notify(): void {
    this.#misses.clear();
    this.#subscriptions.forEach(({ call }) => call());
  }
}
