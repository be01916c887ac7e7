import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { PgBoss, fromKnex, type ConstructorOptions } from 'pg-boss';

const QUEUE = 'advance-operation';
/** After how long something that failed is tried again. */
const RETRY_MS = 1000;

/** Delivers "advance operation X" to some worker, now or later, at least once. */
export interface JobQueue {
  /** Sent when the transaction commits, not at all when it is rolled back. */
  send(trx: Knex.Transaction, operationId: string, at?: Date): Promise<void>;
}

/**
 * Jobs by pg-boss in a schema of its own within the plugin's database.
 *
 * @remarks
 * A job says only which operation is to be advanced; what there is to do stands
 * in the journal, so that a job that is lost, late or delivered twice does no harm.
 */
export class PgBossJobQueue implements JobQueue {
  /** @param boss - others may have queues of their own in it */
  private constructor(readonly boss: PgBoss) {}

  static async create(options: {
    connection: ConstructorOptions;
    logger: LoggerService;
  }): Promise<PgBossJobQueue> {
    const boss = new PgBoss({
      ...options.connection,
      schema: 'pgboss_paas',
      max: 4,
      // The defaults notice a dead worker after more than a minute.
      superviseIntervalSeconds: 1,
      monitorIntervalSeconds: 1,
      useListenNotify: true,
    });
    boss.on('error', error =>
      options.logger.warn(`Job queue: ${error.message}`),
    );
    await boss.start();
    await boss.createQueue(QUEUE, {
      // One worker at a time per operation; a job sent meanwhile waits its turn.
      policy: 'singleton',
      notify: true,
      heartbeatSeconds: 10,
      retryLimit: 10_000,
      // What a dead worker has left has waited long enough.
      retryDelay: 0,
      deleteAfterSeconds: 3600,
    });
    return new PgBossJobQueue(boss);
  }

  async send(
    trx: Knex.Transaction,
    operationId: string,
    at?: Date,
  ): Promise<void> {
    await this.boss.send(
      QUEUE,
      { operationId },
      {
        singletonKey: operationId,
        ...(at && { startAfter: at }),
        db: fromKnex(trx),
      },
    );
  }

  /** Hands jobs to `advance` from now on, several at a time. */
  async work(
    advance: (operationId: string, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    await this.boss.work<{ operationId: string }>(
      QUEUE,
      {
        localConcurrency: 8,
        pollingIntervalSeconds: 0.5,
        notifyPollingIntervalSeconds: 1,
      },
      async ([job]) => {
        if (job) {
          await advance(job.data.operationId, job.signal).catch(async error => {
            await delay(RETRY_MS);
            throw error;
          });
        }
      },
    );
  }

  async stop(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: 5000 });
  }
}
