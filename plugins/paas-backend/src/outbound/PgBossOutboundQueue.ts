import type { Knex } from 'knex';
import { fromKnex, type PgBoss } from 'pg-boss';
import type { NudgeMessage, OutboundQueue } from './types';

const TELL = 'tell-operation';
const DELIVER = 'deliver-webhooks';
const NUDGE = 'send-nudge';
const POLLING = {
  pollingIntervalSeconds: 1,
  notifyPollingIntervalSeconds: 5,
};

interface TellData {
  subscriber: string;
  change: string;
}

/** What becomes of jobs. */
export interface OutboundWorkers {
  tell(data: TellData): Promise<void>;
  deliver(targetId: string, signal: AbortSignal): Promise<void>;
  nudge(message: NudgeMessage): Promise<void>;
}

/** {@link OutboundQueue} in queues of their own beside those of operations. */
export class PgBossOutboundQueue implements OutboundQueue {
  private constructor(private readonly boss: PgBoss) {}

  static async create(boss: PgBoss): Promise<PgBossOutboundQueue> {
    const shared = {
      // One at a time per key; a job sent meanwhile waits its turn.
      policy: 'singleton' as const,
      notify: true,
      heartbeatSeconds: 10,
      deleteAfterSeconds: 3600,
    };
    // About a day with its back-off.
    const patient = {
      retryLimit: 32,
      retryDelay: 5,
      retryBackoff: true,
      retryDelayMax: 3600,
    };
    await boss.createQueue(TELL, { ...shared, ...patient });
    await boss.createQueue(NUDGE, { ...shared, ...patient });
    // When to try again stands with the messages, not with the job.
    await boss.createQueue(DELIVER, {
      ...shared,
      retryLimit: 10_000,
      retryDelay: 1,
    });
    return new PgBossOutboundQueue(boss);
  }

  async tell(
    trx: Knex.Transaction,
    subscriber: string,
    change: { id: string; operationId: string },
  ): Promise<void> {
    const data: TellData = { subscriber, change: change.id };
    await this.boss.send(TELL, data, {
      singletonKey: `${subscriber}:${change.operationId}`,
      db: fromKnex(trx),
    });
  }

  async deliver(knex: Knex, targetId: string, at?: Date): Promise<void> {
    await this.boss.send(
      DELIVER,
      { targetId },
      {
        singletonKey: targetId,
        ...(at && { startAfter: at }),
        db: fromKnex(knex),
      },
    );
  }

  async nudge(trx: Knex.Transaction, message: NudgeMessage): Promise<void> {
    await this.boss.send(NUDGE, message, {
      singletonKey: message.operationId,
      db: fromKnex(trx),
    });
  }

  /** Hands jobs out from now on. */
  async work(workers: OutboundWorkers): Promise<void> {
    await this.boss.work<TellData>(
      TELL,
      { ...POLLING, localConcurrency: 2 },
      async ([job]) => job && workers.tell(job.data),
    );
    await this.boss.work<NudgeMessage>(
      NUDGE,
      POLLING,
      async ([job]) => job && workers.nudge(job.data),
    );
    // So many targets may hang at once without keeping others waiting.
    await this.boss.work<{ targetId: string }>(
      DELIVER,
      { ...POLLING, localConcurrency: 8 },
      async ([job]) => job && workers.deliver(job.data.targetId, job.signal),
    );
  }
}
