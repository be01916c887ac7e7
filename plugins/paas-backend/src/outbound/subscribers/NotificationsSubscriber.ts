import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import {
  newsSubject,
  newsWords,
  shortRef,
} from '../../domain/outbound/newsWords';
import { notificationOf } from '../../domain/outbound/notificationOf';
import type { OperationNews } from '../../domain/outbound/OperationNews';
import { loadNews } from '../loadNews';
import type { NudgeMessage, Subscriber } from '../types';

/**
 * Tells people, by the portal's notifications. They are scoped by operation, so
 * that a later one takes the place of an earlier one, and the same one sent twice
 * is one.
 */
export class NotificationsSubscriber implements Subscriber {
  readonly name = 'notifications';

  constructor(
    private readonly notifications: NotificationService,
    private readonly options: { knex: Knex; portal: string },
  ) {}

  async tell(news: OperationNews): Promise<void> {
    const notification = notificationOf(news);
    if (notification) {
      await this.notifications.send({
        recipients: { type: 'entity', entityRef: notification.recipients },
        payload: { ...notification.payload, ...addressOf(news.operationId) },
      });
    }
  }

  /** Somebody asks whoever holds an operation to look at it. */
  async nudge({ operationId, by, recipients }: NudgeMessage): Promise<void> {
    const news = await this.#newest(operationId);
    if (!news) {
      return;
    }
    const { title, lines } = newsWords(news, 'en');
    await this.notifications.send({
      recipients: {
        type: 'entity',
        entityRef: recipients,
        excludeEntityRef: by,
      },
      payload: {
        title: `${shortRef(by)} asks you to look at: ${newsSubject(
          news,
          'en',
        )}`,
        description: [title, ...lines].join('. '),
        severity: 'high',
        topic: 'Operation nudged',
        ...addressOf(operationId),
      },
    });
  }

  async #newest(operationId: string): Promise<OperationNews | undefined> {
    const { knex, portal } = this.options;
    const change = await knex('operation_changes')
      .where({ operation_id: operationId })
      .orderBy('id', 'desc')
      .first('id');
    return change && (await loadNews(knex, [change.id], portal)).get(change.id);
  }
}

/** Within the portal, wherever that is. */
function addressOf(operationId: string): { link: string; scope: string } {
  return { link: `/operations/${operationId}`, scope: operationId };
}
