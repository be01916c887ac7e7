import { signRobot } from '../signWebhook';
import type { WebhookFormatter } from './types';
import { wordsOf } from './wordsOf';

/** Feishu's group robots; with a secret they demand time and signature in the body. */
export const feishuFormat: WebhookFormatter = {
  format(message) {
    const { title, lines, open, link } = wordsOf(message);
    const timestamp = String(Math.floor(message.now.getTime() / 1000));
    const { secret, language } = message;
    return {
      body: JSON.stringify({
        ...(secret !== undefined && {
          timestamp,
          sign: signRobot({ key: `${timestamp}\n${secret}`, text: '' }),
        }),
        msg_type: 'post',
        content: {
          post: {
            [language === 'zh' ? 'zh_cn' : 'en_us']: {
              title,
              content: [
                ...lines.map(text => [{ tag: 'text', text }]),
                [{ tag: 'a', text: open, href: link }],
              ],
            },
          },
        },
      }),
    };
  },
  // Older robots say StatusCode.
  isTaken: ({ code, StatusCode }) => code === 0 || StatusCode === 0,
};
