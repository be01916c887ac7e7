import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { AuditRetention } from './AuditRetention';
import { AuditSealer } from './AuditSealer';
import { DatabaseAuditChain } from './DatabaseAuditChain';

const DAY_MS = 24 * 3_600_000;

/**
 * Seals audit rows soon after they were written, and removes those that are older
 * than they are to be kept.
 *
 * @remarks
 * Every process tries to seal, and one of them does: none has to find out first
 * that another has died. Nothing is removed from a chain that does not verify,
 * for what was removed cannot be looked into.
 */
export async function startAuditTasks(options: {
  knex: Knex;
  /** Undefined: for ever. */
  retentionDays: number | undefined;
  scheduler: SchedulerService;
  logger: LoggerService;
}): Promise<void> {
  const { knex, retentionDays, scheduler, logger } = options;
  const sealer = new AuditSealer(knex);
  await scheduler.scheduleTask({
    id: 'seal-audit',
    scope: 'local',
    frequency: { seconds: 3 },
    initialDelay: { seconds: 3 },
    timeout: { minutes: 5 },
    async fn(signal) {
      await sealer.seal(signal);
    },
  });
  if (retentionDays === undefined) {
    return;
  }
  const chain = new DatabaseAuditChain(knex);
  const retention = new AuditRetention(knex);
  await scheduler.scheduleTask({
    id: 'remove-old-audit',
    frequency: { hours: 24 },
    initialDelay: { minutes: 5 },
    timeout: { hours: 1 },
    async fn() {
      const { firstBad } = await chain.verify();
      if (firstBad) {
        logger.error(
          `No audit rows are removed, since the chain is broken at seal ${firstBad.sealNumber}: ${firstBad.why}`,
        );
        return;
      }
      const before = new Date(Date.now() - retentionDays * DAY_MS);
      const removed = await retention.remove(before);
      if (removed > 0) {
        logger.info(`${removed} audit rows from before ${before} were removed`);
      }
    },
  });
}
