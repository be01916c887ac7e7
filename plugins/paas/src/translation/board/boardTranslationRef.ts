import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { boardMessages } from './messages';

/** The board of operations, statistics and the home page. */
export const boardTranslationRef = createTranslationRef({
  id: 'paas.board',
  messages: boardMessages,
  translations: { zh: () => import('./zh') },
});
