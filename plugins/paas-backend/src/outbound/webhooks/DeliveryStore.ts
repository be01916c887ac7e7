import type { Knex } from 'knex';
import type { DeliveryRow, TargetRow } from './rows';
import type { SendOutcome } from './types';

/** Messages as they are sent, one query per method. */
export class DeliveryStore {
  constructor(private readonly knex: Knex) {}

  /** The next message that may be sent to a target now; tests come first. */
  async next(targetId: string): Promise<DeliveryRow | undefined> {
    return pending(this.knex, targetId)
      .whereRaw(
        '(change_id IS NULL OR (next_at <= now() AND coalesce(retry_at, now()) <= now()))',
      )
      .orderByRaw('(change_id IS NULL) DESC, seq')
      .first('webhook_deliveries.*');
  }

  /** When the next message may be sent; undefined: there is none. */
  async nextAt(targetId: string): Promise<Date | undefined> {
    const row = await pending(this.knex, targetId)
      .orderBy('at')
      .first(
        this.knex.raw(
          `greatest(next_at, coalesce(retry_at, '-infinity')) AS at`,
        ),
      );
    return row?.at;
  }

  async markDelivered(
    { id }: DeliveryRow,
    { status }: SendOutcome,
  ): Promise<void> {
    await this.knex<DeliveryRow>('webhook_deliveries')
      .where({ id })
      .update({
        ...attempted(this.knex),
        state: 'delivered',
        status: status ?? null,
        failure: null,
        ended_at: this.knex.fn.now() as never,
      });
  }

  async markFailed(
    { id }: DeliveryRow,
    { status, failure }: SendOutcome,
    waitMs: number,
  ): Promise<void> {
    await this.knex<DeliveryRow>('webhook_deliveries')
      .where({ id })
      .update({
        ...attempted(this.knex),
        status: status ?? null,
        failure: failure ?? null,
        next_at: inFuture(this.knex, waitMs),
      });
  }

  /** The target as a whole takes nothing: what waits for it waits longer. */
  async holdTarget(id: string, failures: number, waitMs: number) {
    await this.knex<TargetRow>('webhook_targets')
      .where({ id })
      .update({ failures, retry_at: inFuture(this.knex, waitMs) });
  }

  async releaseTarget(id: string): Promise<void> {
    await this.knex<TargetRow>('webhook_targets')
      .where({ id })
      .update({ failures: 0, retry_at: null });
  }

  /** A test that failed has told what it was to tell. @returns how many were given up */
  async giveUp(
    targetId: string,
    failure: DeliveryRow['failure'],
    afterMs: number,
  ): Promise<number> {
    return this.knex<DeliveryRow>('webhook_deliveries')
      .where({ target_id: targetId, state: 'pending' })
      .whereRaw(
        `((change_id IS NULL AND attempts > 0) OR queued_at <= now() - ? * interval '1 millisecond')`,
        [afterMs],
      )
      .update({
        state: 'given-up',
        failure: this.knex.raw('coalesce(failure, ?)', [
          failure ?? null,
        ]) as never,
        ended_at: this.knex.fn.now() as never,
      });
  }

  /** Targets with something to be sent that nobody may have in hand. */
  async forgotten(): Promise<string[]> {
    return this.knex('webhook_deliveries')
      .join('webhook_targets', 'webhook_targets.id', 'target_id')
      .where({ state: 'pending' })
      .whereRaw(
        `greatest(next_at, coalesce(retry_at, '-infinity')) < now() - interval '30 seconds'`,
      )
      .distinct()
      .pluck('target_id');
  }

  /** Forgets what is older than so many days, and what was sent of it. */
  async prune(days: number): Promise<void> {
    await this.knex('operation_changes')
      .whereRaw(`at < now() - ? * interval '1 day'`, [days])
      .whereNotNull('dispatched_at')
      .del();
    await this.knex('webhook_deliveries')
      .whereRaw(`created_at < now() - ? * interval '1 day'`, [days])
      .whereNot({ state: 'pending' })
      .del();
  }
}

function pending(knex: Knex, targetId: string) {
  return knex('webhook_deliveries')
    .join('webhook_targets', 'webhook_targets.id', 'target_id')
    .where({ target_id: targetId, state: 'pending' });
}

function attempted(knex: Knex) {
  return {
    attempts: knex.raw('attempts + 1') as never,
    attempted_at: knex.fn.now() as never,
  };
}

function inFuture(knex: Knex, ms: number): never {
  return knex.raw(`now() + ? * interval '1 millisecond'`, [ms]) as never;
}
