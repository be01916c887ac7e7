import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from './messages';

/** The Runtime tab, the change drawer and the pages of operations. */
export const paasTranslationRef = createTranslationRef({
  id: 'paas',
  messages,
  translations: { zh: () => import('./zh') },
});
