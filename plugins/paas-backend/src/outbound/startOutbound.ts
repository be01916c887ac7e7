import type {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { ClientConfig } from 'pg';
import { ChangeListener } from '../directory/ChangeListener';
import { ChangeDispatcher } from './ChangeDispatcher';
import { loadNews } from './loadNews';
import type { PgBossOutboundQueue } from './PgBossOutboundQueue';
import type { NotificationsSubscriber } from './subscribers/NotificationsSubscriber';
import type { Subscriber } from './types';
import { DeliveryStore } from './webhooks/DeliveryStore';
import type { WebhookCredentials } from './webhooks/WebhookCredentials';
import { WebhookDeliverer } from './webhooks/WebhookDeliverer';
import { WebhookSender } from './webhooks/WebhookSender';
import type { WebhookRules } from './webhooks/WebhookRules';

/** A month of messages is kept. */
const KEPT_DAYS = 30;

/** What {@link startOutbound} needs. */
export interface OutboundOptions {
  knex: Knex;
  connection: ClientConfig;
  queue: PgBossOutboundQueue;
  rules: WebhookRules;
  credentials: WebhookCredentials;
  notifications: Pick<NotificationsSubscriber, 'name' | 'tell' | 'nudge'>;
  /** Besides the notifications. */
  subscribers: Subscriber[];
  /** The portal's address. */
  portal: string;
  scheduler: SchedulerService;
  lifecycle: LifecycleService;
  logger: LoggerService;
}

/**
 * Tells others of operations from now on: the database says when there is
 * something; a sweep finds what that may have missed.
 */
export async function startOutbound(options: OutboundOptions): Promise<void> {
  const { knex, queue, notifications, portal, logger } = options;
  const { scheduler, lifecycle } = options;
  const subscribers = [...options.subscribers, notifications];
  const store = new DeliveryStore(knex);
  const stop = new AbortController();
  const dispatcher = new ChangeDispatcher({
    ...{ knex, queue, subscribers, portal },
    onError: error =>
      logger.warn(
        `Changes of operations wait to be told: ${toError(error).message}`,
      ),
  });
  const deliverer = new WebhookDeliverer({
    ...{ knex, store, queue, portal, logger },
    credentials: options.credentials,
    sender: new WebhookSender(options),
  });
  const listener = new ChangeListener({
    connection: options.connection,
    logger,
    channel: 'mooring_operation_changed',
    onGap: () => dispatcher.wake(),
    onChange: () => dispatcher.wake(),
  });

  lifecycle.addStartupHook(async () => {
    await queue.work({
      async tell({ subscriber, change }) {
        const news = (await loadNews(knex, [change], portal)).get(change);
        const told = subscribers.find(({ name }) => name === subscriber);
        if (news && told) {
          await told.tell(news);
        }
      },
      deliver: (targetId, signal) =>
        deliverer.deliver(targetId, AbortSignal.any([signal, stop.signal])),
      nudge: message => notifications.nudge(message),
    });
    await listener.start();
  });
  lifecycle.addShutdownHook(async () => {
    stop.abort();
    await listener.stop();
    await dispatcher.idle();
  });
  await scheduler.scheduleTask({
    id: 'sweep-untold-changes',
    frequency: { seconds: 30 },
    initialDelay: { seconds: 30 },
    timeout: { seconds: 20 },
    async fn() {
      await dispatcher.dispatchAll();
      for (const target of await store.forgotten()) {
        await queue.deliver(knex, target);
      }
    },
  });
  await scheduler.scheduleTask({
    id: 'look-after-webhooks',
    frequency: { hours: 6 },
    initialDelay: { minutes: 2 },
    timeout: { minutes: 10 },
    async fn() {
      await options.credentials.rotate(knex);
      await store.prune(KEPT_DAYS);
    },
  });
}
