import { setTimeout as delay } from 'node:timers/promises';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';

const POLL_MS = 250;
const LIMIT_MS = 30_000;

/** What {@link waitForEntity} waits for. */
export interface WaitForEntityOptions {
  entityRef: string;
  auth: AuthService;
  catalog: CatalogService;
  logger: LoggerService;
  signal: AbortSignal | undefined;
}

/**
 * Waits until the catalog answers the entity, so that links to it work. A
 * catalog that takes too long is no failure: the service runs, and the entity
 * comes with the next full reading.
 */
export async function waitForEntity(
  options: WaitForEntityOptions,
): Promise<void> {
  const { entityRef, auth, catalog, logger, signal } = options;
  const deadline = Date.now() + LIMIT_MS;
  while (Date.now() < deadline && !signal?.aborted) {
    const entity = await catalog
      .getEntityByRef(entityRef, {
        credentials: await auth.getOwnServiceCredentials(),
      })
      .catch(() => undefined);
    if (entity) {
      logger.info(`${entityRef} is in the catalog`);
      return;
    }
    await delay(POLL_MS, undefined, { signal }).catch(() => {});
  }
  logger.warn(
    `The service runs, but ${entityRef} is not in the catalog yet; it will appear there within minutes`,
  );
}
