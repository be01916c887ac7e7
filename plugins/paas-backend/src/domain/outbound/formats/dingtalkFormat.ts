import { signRobot } from '../signWebhook';
import type { WebhookFormatter } from './types';
import { wordsOf } from './wordsOf';

/** DingTalk's group robots; with a secret they demand time and signature in the address. */
export const dingtalkFormat: WebhookFormatter = {
  format(message) {
    const { title, lines, open, link } = wordsOf(message);
    const timestamp = String(message.now.getTime());
    const { secret } = message;
    return {
      body: JSON.stringify({
        msgtype: 'markdown',
        markdown: {
          title,
          // A single line break is none to it.
          text: [`**${title}**`, ...lines, `[${open}](${link})`].join('\n\n'),
        },
      }),
      ...(secret !== undefined && {
        query: {
          timestamp,
          sign: signRobot({ key: secret, text: `${timestamp}\n${secret}` }),
        },
      }),
    };
  },
  isTaken: ({ errcode }) => errcode === 0,
};
