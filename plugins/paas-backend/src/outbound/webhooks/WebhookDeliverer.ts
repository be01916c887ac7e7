import type { LoggerService } from '@backstage/backend-plugin-api';
import type { DeliveryFailure } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { webhookFormats } from '../../domain/outbound/formats/webhookFormats';
import {
  GIVE_UP_AFTER,
  webhookBackoff,
} from '../../domain/outbound/webhookBackoff';
import { loadNews } from '../loadNews';
import type { OutboundQueue } from '../types';
import type { DeliveryStore } from './DeliveryStore';
import type { DeliveryRow, TargetRow } from './rows';
import type { SendOutcome } from './types';
import type { WebhookCredentials } from './WebhookCredentials';
import type { WebhookSender } from './WebhookSender';

/** So that one target with a long tail does not keep a worker for itself. */
const ROUND = 50;
const TOO_MANY = 429;

/** These tell of one message; all else tells that the target takes nothing now. */
const OF_ONE_MESSAGE: readonly DeliveryFailure[] = ['refused', 'answer'];

/**
 * Sends a target what waits for it, in order. A target that takes nothing is left
 * alone for longer and longer, and the order is kept; a message that is refused
 * by itself is tried again later, and the others go on.
 */
export class WebhookDeliverer {
  constructor(
    private readonly options: {
      knex: Knex;
      store: DeliveryStore;
      queue: OutboundQueue;
      credentials: WebhookCredentials;
      sender: WebhookSender;
      portal: string;
      logger: LoggerService;
    },
  ) {}

  /** To be called by one worker at a time for each target. */
  async deliver(targetId: string, signal: AbortSignal): Promise<void> {
    const { knex, store, queue } = this.options;
    for (let count = 0; count < ROUND; count += 1) {
      const target = await knex<TargetRow>('webhook_targets')
        .where({ id: targetId })
        .first();
      const next = target && (await store.next(targetId));
      if (!next) {
        break;
      }
      const outcome = await this.#send(target, next, signal);
      if (outcome.failure === undefined) {
        await store.markDelivered(next, outcome);
        await store.releaseTarget(targetId);
      } else {
        await this.#failed(target, next, outcome);
      }
    }
    const nextAt = await store.nextAt(targetId);
    if (nextAt) {
      await queue.deliver(knex, targetId, nextAt);
    }
  }

  async #send(
    target: TargetRow,
    delivery: DeliveryRow,
    signal: AbortSignal,
  ): Promise<SendOutcome> {
    const { knex, credentials, sender, portal } = this.options;
    let opened: ReturnType<WebhookCredentials['open']>;
    try {
      opened = credentials.open(target);
    } catch {
      return { failure: 'sealed' };
    }
    const { change_id: change } = delivery;
    const news = change ? await loadNews(knex, [change], portal) : undefined;
    const formatter = webhookFormats[target.format];
    const request = formatter.format({
      delivery: delivery.id,
      news: news?.get(change!),
      language: target.language,
      portal,
      now: new Date(),
      secret: opened.secret,
    });
    return sender.send(
      opened.url,
      { ...request, delivery: delivery.id },
      formatter.isTaken,
      signal,
    );
  }

  async #failed(
    target: TargetRow,
    delivery: DeliveryRow,
    outcome: SendOutcome,
  ): Promise<void> {
    const { store, logger } = this.options;
    if (isOfOneMessage(outcome) || delivery.change_id === null) {
      const wait = webhookBackoff(delivery.attempts + 1);
      await store.markFailed(delivery, outcome, wait);
    } else {
      const failures = target.failures + 1;
      // First again when the target is asked again, so that the order is kept.
      await store.markFailed(delivery, outcome, 0);
      await store.holdTarget(target.id, failures, webhookBackoff(failures));
    }
    const count = await store.giveUp(
      target.id,
      outcome.failure ?? null,
      GIVE_UP_AFTER,
    );
    if (count > 0 && delivery.change_id !== null) {
      logger.warn(
        `Webhook '${target.name}': ${count} messages were given up after a day (${outcome.failure})`,
      );
    }
  }
}

function isOfOneMessage({ status = 0, failure }: SendOutcome): boolean {
  return (
    (failure !== undefined && OF_ONE_MESSAGE.includes(failure)) ||
    (failure === 'status' && status < 500 && status !== TOO_MANY)
  );
}
