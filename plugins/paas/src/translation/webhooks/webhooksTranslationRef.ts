import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { webhooksMessages } from './messages';

/** Webhooks and nudges. A ref of its own: checking keys takes time that grows with their square. */
export const webhooksTranslationRef = createTranslationRef({
  id: 'paas.webhooks',
  messages: webhooksMessages,
  translations: { zh: () => import('./zh') },
});
