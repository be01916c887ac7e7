import type {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { ClusterReader } from '@mooring/backstage-plugin-clusters-node';
import { FIRST_SIGHT_MS, HealingTracker } from './HealingTracker';
import { HealingWriter } from './HealingWriter';
import type { HealingStore } from './types';

const KEPT_MS = 30 * 24 * 3_600_000;
const FORGET_INTERVAL_MS = 60_000;

/**
 * Writes down from now on what fails in the clusters and what takes its place.
 * Every backend process does so, to the same rows.
 */
export async function startHealing(options: {
  reader: ClusterReader;
  store: HealingStore;
  scheduler: SchedulerService;
  lifecycle: LifecycleService;
  logger: LoggerService;
}): Promise<void> {
  const { reader, store, scheduler, lifecycle, logger } = options;
  const tracker = new HealingTracker((cluster, node) =>
    reader.nodes(cluster).some(({ name, ready }) => name === node && !ready),
  );
  const writer = new HealingWriter(store, logger);
  const recent = await store
    .recent(Date.now() - FIRST_SIGHT_MS)
    .catch(error => {
      logger.warn(
        `What failed before cannot be read: ${toError(error).message}`,
      );
      return [];
    });
  tracker.restore(recent);
  const unsubscribe = reader.subscribePods(change =>
    writer.add(tracker.apply(change, Date.now())),
  );
  for (const cluster of reader.clusters()) {
    for (const { name } of reader.nodes(cluster)) {
      for (const after of reader.podsOnNode(cluster, name)) {
        const change = { cluster, before: undefined, after };
        writer.add(tracker.apply(change, Date.now()));
      }
    }
  }
  const forgetting = setInterval(
    () => tracker.forget(Date.now()),
    FORGET_INTERVAL_MS,
  ).unref();
  lifecycle.addShutdownHook(async () => {
    unsubscribe();
    clearInterval(forgetting);
    await writer.stop();
  });
  await scheduler.scheduleTask({
    id: 'prune-healings',
    frequency: { hours: 24 },
    initialDelay: { minutes: 1 },
    timeout: { minutes: 5 },
    fn: () => store.prune(Date.now() - KEPT_MS),
  });
}
