import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { matchesFilters } from '../domain/outbound/matchesFilters';
import type { OperationNews } from '../domain/outbound/OperationNews';
import { loadNews } from './loadNews';
import type { OutboundQueue, Subscriber } from './types';
import type { DeliveryRow, TargetRow } from './webhooks/rows';

const PORTION = 100;

/**
 * Hands each change of an operation to everyone who is to be told, each exactly
 * once: what they are to be sent, the jobs for it, and the note that it is done are
 * one transaction.
 */
export class ChangeDispatcher {
  #running: Promise<void> | undefined;
  #again = false;

  constructor(
    private readonly options: {
      knex: Knex;
      queue: OutboundQueue;
      subscribers: readonly Subscriber[];
      portal: string;
      onError(error: unknown): void;
    },
  ) {}

  /** There may be something; of many calls at once the last is as good as all. */
  wake(): void {
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#again = false;
    this.#running = this.dispatchAll()
      .catch(error => this.options.onError(error))
      .finally(() => {
        this.#running = undefined;
        if (this.#again) {
          this.wake();
        }
      });
  }

  /** Until what is under way has ended. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async dispatchAll(): Promise<void> {
    let count: number;
    do {
      count = await this.options.knex.transaction(trx => this.#dispatch(trx));
    } while (count === PORTION);
  }

  async #dispatch(trx: Knex.Transaction): Promise<number> {
    const { queue, subscribers, portal } = this.options;
    // Two at once could put later changes of an operation before earlier ones.
    await trx.raw(`SELECT pg_advisory_xact_lock(hashtext('mooring_outbound'))`);
    const changes: { id: string; operation_id: string }[] = await trx(
      'operation_changes',
    )
      .whereNull('dispatched_at')
      .orderBy('id')
      .limit(PORTION)
      .select('id', 'operation_id');
    if (changes.length === 0) {
      return 0;
    }
    const ids = changes.map(({ id }) => id);
    const news = await loadNews(trx, ids, portal);
    for (const { id, operation_id: operationId } of changes) {
      for (const { name } of subscribers) {
        await queue.tell(trx, name, { id, operationId });
      }
    }
    await this.#addDeliveries(trx, ids, news);
    await trx('operation_changes')
      .whereIn('id', ids)
      .update({ dispatched_at: trx.fn.now() });
    return changes.length;
  }

  async #addDeliveries(
    trx: Knex.Transaction,
    changes: string[],
    news: Map<string, OperationNews>,
  ): Promise<void> {
    // Locked, so that what is switched off meanwhile gets nothing any more.
    const targets = await trx<TargetRow>('webhook_targets')
      .where({ enabled: true })
      .orderBy('id')
      .forShare();
    const deliveries = changes.flatMap(change => {
      const told = news.get(change);
      return targets
        .filter(target => told && matchesFilters(told, target))
        .map(({ id }) => ({
          id: randomUUID(),
          target_id: id,
          change_id: change,
        }));
    });
    if (deliveries.length > 0) {
      await trx<DeliveryRow>('webhook_deliveries').insert(deliveries);
      for (const id of new Set(deliveries.map(row => row.target_id))) {
        await this.options.queue.deliver(trx, id);
      }
    }
  }
}
