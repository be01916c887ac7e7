import type { WebhookFormatter } from './types';
import { wordsOf } from './wordsOf';

/** The group robots of WeCom (企业微信), which are told by the key in their address alone. */
export const wecomFormat: WebhookFormatter = {
  format(message) {
    const { title, lines, open, link } = wordsOf(message);
    return {
      body: JSON.stringify({
        msgtype: 'markdown',
        markdown: {
          content: [
            `**${title}**`,
            ...lines.map(line => `> ${line}`),
            `[${open}](${link})`,
          ].join('\n'),
        },
      }),
    };
  },
  isTaken: ({ errcode }) => errcode === 0,
};
