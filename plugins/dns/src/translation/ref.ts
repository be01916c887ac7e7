import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from './messages';

/** Messages of the dns plugin. */
export const dnsTranslationRef = createTranslationRef({
  id: 'plugin.dns',
  messages,
  translations: { zh: () => import('./zh') },
});
