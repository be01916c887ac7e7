import type { WebhookFormatter } from './types';
import { wordsOf } from './wordsOf';

/** Slack's incoming webhooks: a block of text, and the link in it. */
export const slackFormat: WebhookFormatter = {
  format(message) {
    const { title, lines, open, link } = wordsOf(message);
    return {
      body: JSON.stringify({
        // What notifications and screen readers show.
        text: title,
        blocks: [
          {
            type: 'section',
            text: {
              type: 'mrkdwn',
              text: [`*${title}*`, ...lines, `<${link}|${open}>`].join('\n'),
            },
          },
        ],
      }),
    };
  },
};
