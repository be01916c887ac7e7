import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from './messages';

/** Words that every screen of Mooring shares. */
export const mooringTranslationRef = createTranslationRef({
  id: 'mooring',
  messages,
  translations: { zh: () => import('./zh') },
});
