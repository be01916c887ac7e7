import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { DatabaseSecretVault } from './DatabaseSecretVault';

/** Seals values anew with the first of the configured keys, soon after it was put in front. */
export async function startRotation(options: {
  vault: DatabaseSecretVault;
  scheduler: SchedulerService;
  logger: LoggerService;
}): Promise<void> {
  const { vault, scheduler, logger } = options;
  await scheduler.scheduleTask({
    id: 'rotate-secrets',
    frequency: { hours: 6 },
    initialDelay: { minutes: 1 },
    timeout: { minutes: 10 },
    async fn() {
      const count = await vault.rotate();
      if (count > 0) {
        logger.info(`${count} secret values were sealed anew`);
      }
    },
  });
}
