import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { V1Deployment, V1Pod } from '@kubernetes/client-node';
import type { ClusterConnection } from '../connections/types';
import type { ClusterHealth } from '../types';
import { deploymentSummary } from './deploymentSummary';
import { HealthTracker } from './HealthTracker';
import type { InstanceIndex } from './InstanceIndex';
import type { Interner } from './Interner';
import { podSummary } from './podSummary';
import { Reflector } from './Reflector';

const PROBE_INTERVAL_MS = 5_000;

/** What a cache is made of. */
export interface ClusterCacheOptions {
  connection: ClusterConnection;
  index: InstanceIndex;
  interner: Interner;
  logger: LoggerService;
  onHealth(): void;
}

/**
 * Fills the index of one cluster and knows how right it is.
 *
 * @remarks
 * A server that hangs leaves a watch open and silent, as does a cluster where
 * nothing happens. Only asking tells them apart, hence the probe.
 */
export class ClusterCache {
  readonly #connection: ClusterConnection;
  readonly #health: HealthTracker;
  readonly #reflectors: Pick<
    Reflector<V1Pod, never>,
    'run' | 'stop' | 'reconnect'
  >[];
  readonly #stopped = new AbortController();

  constructor(options: ClusterCacheOptions) {
    const { connection, index, interner, logger } = options;
    this.#connection = connection;
    this.#health = new HealthTracker(
      connection.name,
      ['pods', 'deployments', 'probe'],
      (before, now) => {
        if (now.state !== before.state) {
          logTransition(logger, now);
        }
        options.onHealth();
      },
    );
    this.#reflectors = [
      new Reflector({
        connection,
        path: '/api/v1/pods',
        summarise: (pod: V1Pod) => podSummary(pod, interner),
        sink: index.sink('pods'),
        logger,
        onState: error => this.#health.report('pods', error),
      }),
      new Reflector({
        connection,
        path: '/apis/apps/v1/deployments',
        summarise: (deployment: V1Deployment) =>
          deploymentSummary(deployment, interner),
        sink: index.sink('deployments'),
        logger,
        onState: error => this.#health.report('deployments', error),
      }),
    ];
  }

  health(): ClusterHealth {
    return this.#health.health();
  }

  /** Runs until {@link ClusterCache.stop}. */
  async run(): Promise<void> {
    await Promise.all([
      this.#probe(),
      ...this.#reflectors.map(reflector => reflector.run()),
    ]);
  }

  stop(): void {
    this.#stopped.abort();
    this.#reflectors.forEach(reflector => reflector.stop());
  }

  async #probe(): Promise<void> {
    const { signal } = this.#stopped;
    let failed = false;
    while (!signal.aborted) {
      const startedAt = new Date();
      try {
        await this.#connection.probe(signal);
        if (failed) {
          // A watch that was open when the way broke may never speak again.
          this.#reflectors.forEach(reflector => reflector.reconnect());
        }
        failed = false;
        this.#health.report('probe', undefined);
        this.#health.confirm(startedAt);
      } catch (error) {
        failed = true;
        if (!signal.aborted) {
          this.#health.report('probe', toError(error));
        }
      }
      await sleep(PROBE_INTERVAL_MS, undefined, { signal }).catch(() => {});
    }
  }
}

function logTransition(logger: LoggerService, health: ClusterHealth): void {
  if (health.state === 'synced') {
    logger.info(`Cluster ${health.cluster} is followed`);
  } else {
    logger.warn(
      `Cluster ${health.cluster} is shown as it was last seen: ${health.error}`,
    );
  }
}
