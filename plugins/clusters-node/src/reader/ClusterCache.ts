import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { ClusterConnection } from '../connections/types';
import type {
  ClusterCounters,
  ClusterDetail,
  ClusterHealth,
} from '../readerTypes';
import type { ClusterStore } from '../store/ClusterStore';
import type { Interner } from '../summaries/Interner';
import { SUMMARY_KINDS } from '../summaries/kinds';
import type { SummaryKind } from '../summaries/types';
import { forgetShared } from '../wire/formats';
import { Counters } from './Counters';
import { HealthTracker } from './HealthTracker';
import { KindTable } from './KindTable';
import type { Pacer } from './Pacer';
import { Reflector, type SharedByCluster } from './Reflector';
import { Slots } from './Slots';

const PROBE_INTERVAL_MS = 5_000;
/** Kinds that are asked for with each probe: all of them within a minute. */
const CHECKS_PER_PROBE = 2;
/** Lists at the same time: a portal that starts must not be a burden. */
const LISTS = 2;

/** What a cache is made of. */
export interface ClusterCacheOptions {
  connection: ClusterConnection;
  store: ClusterStore;
  interner: Interner;
  pacer: Pacer;
  logger: LoggerService;
  onHealth(): void;
}

/**
 * Fills the store of one cluster and knows how right it is.
 *
 * @remarks
 * A server that hangs leaves a watch open and silent, as does a cluster where
 * nothing happens. Only asking tells them apart, hence the probe.
 */
export class ClusterCache {
  readonly #connection: ClusterConnection;
  readonly #counters = new Counters();
  readonly #health: HealthTracker;
  readonly #reflectors: Reflector<SummaryKind>[];
  readonly #stopped = new AbortController();
  #version: string | undefined;
  /** Up to which kind it was asked for. */
  #checked = 0;

  constructor(options: ClusterCacheOptions) {
    const { connection, logger, onHealth, pacer } = options;
    const { store, interner } = options;
    this.#connection = connection;
    this.#health = new HealthTracker(
      connection.name,
      () => this.#reflectors.map(reflector => reflector.health()),
      (before, now) => {
        logTransition(logger, before, now);
        onHealth();
      },
    );
    const shared: SharedByCluster = {
      connection,
      counters: this.#counters,
      pacer,
      slots: new Slots(LISTS, forgetShared),
      lacks: { watchList: false },
    };
    this.#reflectors = SUMMARY_KINDS.map(
      kind =>
        new Reflector(
          new KindTable(kind, {
            cluster: connection.name,
            store,
            interner,
            pacer,
            logger,
          }),
          shared,
          () => this.#health.kindsChanged(),
        ),
    );
  }

  health(): ClusterHealth {
    return this.#health.health();
  }

  detail(): ClusterDetail {
    return {
      ...this.health(),
      version: this.#version,
      kinds: this.#reflectors.map(reflector => reflector.health()),
      quarantined: this.#reflectors.flatMap(({ table }) => table.quarantined()),
      certificateExpiresAt: this.#connection.certificateExpiresAt,
    };
  }

  counters(): ClusterCounters {
    const { lists, watches, events, bytes, failures, eventLagMs } =
      this.#counters;
    return {
      cluster: this.#connection.name,
      objects: Object.fromEntries(
        this.#reflectors.map(({ table }) => [table.kind, table.size]),
      ),
      lists,
      watches,
      events,
      bytes,
      failures,
      quarantined: this.#reflectors.reduce(
        (sum, { table }) => sum + table.quarantined().length,
        0,
      ),
      eventLagMs,
      stalenessSeconds: this.#health.stalenessSeconds(),
    };
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
    let failedAt: number | undefined;
    while (!signal.aborted) {
      const startedAt = Date.now();
      try {
        await this.#connection.probe(signal);
        if (failedAt !== undefined) {
          const since = failedAt;
          // A watch that was open when the way broke may never speak again.
          this.#reflectors.forEach(reflector => reflector.reconnect(since));
        }
        if (failedAt !== undefined || this.#version === undefined) {
          this.#version = await this.#readVersion(signal);
        }
        failedAt = undefined;
        this.#health.probed(undefined);
        this.#health.confirm(startedAt);
        this.#checkSome(signal);
      } catch (error) {
        failedAt ??= startedAt;
        if (!signal.aborted) {
          this.#health.probed(toError(error));
        }
      }
      await sleep(PROBE_INTERVAL_MS, undefined, { signal }).catch(() => {});
    }
  }

  /** In turns, so that it costs next to nothing. */
  #checkSome(signal: AbortSignal): void {
    const all = this.#reflectors;
    const some = [...all, ...all]
      .slice(this.#checked)
      .slice(0, CHECKS_PER_PROBE);
    this.#checked = (this.#checked + CHECKS_PER_PROBE) % all.length;
    some.forEach(reflector => void reflector.check(signal));
  }

  /** The last one known where it is hidden: it is shown, and nothing hangs on it. */
  async #readVersion(signal: AbortSignal): Promise<string | undefined> {
    const { status, body } = await this.#connection.request({
      method: 'GET',
      path: '/version',
      signal,
    });
    const { gitVersion } = body as { gitVersion?: string };
    return status === 200 ? gitVersion : this.#version;
  }
}

function logTransition(
  logger: LoggerService,
  before: ClusterHealth,
  now: ClusterHealth,
): void {
  if (now.state === 'synced' && before.state !== 'synced') {
    logger.info(`Cluster ${now.cluster} is followed`);
  } else if (now.state === 'stale' && before.state !== 'stale') {
    logger.warn(
      `Cluster ${now.cluster} is shown as it was last seen: ${now.error}`,
    );
  }
  const refused = now.refused.filter(kind => !before.refused.includes(kind));
  if (refused.length > 0) {
    logger.warn(
      `The portal may not read ${refused.join(', ')} of cluster ${now.cluster}`,
    );
  }
}
