import type { WebhookPayload } from '@mooring/backstage-plugin-paas-common';
import { signWebhook } from '../signWebhook';
import type { WebhookFormatter, WebhookMessage } from './types';

/** For programs: the payload that docs/notifications.md describes, signed. */
export const jsonFormat: WebhookFormatter = {
  format(message) {
    const body = JSON.stringify(payloadOf(message));
    const seconds = Math.floor(message.now.getTime() / 1000);
    return {
      body,
      ...(message.secret !== undefined && {
        headers: {
          'x-mooring-signature': signWebhook(body, message.secret, seconds),
        },
      }),
    };
  },
};

function payloadOf({ delivery, news, now }: WebhookMessage): WebhookPayload {
  if (!news) {
    return { version: 1, delivery, event: 'test', at: now.toISOString() };
  }
  return {
    version: 1,
    delivery,
    event: 'operation.changed',
    change: news.change,
    at: news.at,
    operation: {
      id: news.operationId,
      kind: news.kind,
      state: news.state,
      ...(news.stateBefore && { stateBefore: news.stateBefore }),
      project: news.projectRef,
      services: news.services,
      environments: news.environments,
      initiator: news.initiator,
      ...(news.holder && { holder: news.holder }),
      link: news.link,
    },
  };
}
