import type {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { PgBossJobQueue } from './JobQueue';
import type { OperationRow } from './journal/rows';
import type { OperationEngine } from './OperationEngine';

/**
 * Connects the engine to its jobs.
 *
 * @remarks
 * Three ways lead back to an unfinished operation, so that none is forgotten: its
 * job; at start, for what an earlier process of the same name left behind (its
 * job is only given out again when the heartbeat has run out); and a sweep for
 * operations that nobody has touched for a while, whatever became of their jobs.
 */
export async function startWorker(options: {
  knex: Knex;
  jobs: PgBossJobQueue;
  engine: OperationEngine;
  worker: string;
  scheduler: SchedulerService;
  lifecycle: LifecycleService;
  logger: LoggerService;
}): Promise<void> {
  const { knex, jobs, engine, worker, scheduler, lifecycle, logger } = options;
  const stop = new AbortController();
  const advance = async (operationId: string, signal: AbortSignal) => {
    await engine.advance(operationId, AbortSignal.any([signal, stop.signal]));
    if (stop.signal.aborted) {
      // This job counts as done now, and whoever stays has to hear of it at once.
      await knex.transaction(trx => jobs.send(trx, operationId));
    }
  };

  lifecycle.addStartupHook(async () => {
    await jobs.work(advance);
    const left = await knex<OperationRow>('operations')
      .where({ worker })
      .whereNull('ended_at')
      .select('id');
    for (const { id } of left) {
      advance(id, stop.signal).catch(error =>
        logger.warn(
          `Operation ${id} could not go on at start: ${toError(error).message}`,
        ),
      );
    }
  });
  lifecycle.addShutdownHook(async () => {
    stop.abort();
    await jobs.stop();
  });
  await scheduler.scheduleTask({
    id: 'sweep-forgotten-operations',
    frequency: { seconds: 30 },
    initialDelay: { seconds: 30 },
    timeout: { seconds: 20 },
    fn: () =>
      knex.transaction(async trx => {
        const forgotten = await trx<OperationRow>('operations')
          .whereNull('ended_at')
          .whereRaw(`updated_at < now() - interval '30 seconds'`)
          .whereRaw(
            `coalesce(wake_at, updated_at) < now() - interval '15 seconds'`,
          )
          // One that waits for a person alone has nothing to be woken for.
          .whereRaw(
            `(coalesce(holder->>'kind', '') <> 'person' OR wake_at IS NOT NULL)`,
          )
          .select('id');
        for (const { id } of forgotten) {
          await jobs.send(trx, id);
        }
      }),
  });
}
