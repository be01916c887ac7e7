import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from './messages';

/** The form fields. */
export const formTranslationRef = createTranslationRef({
  id: 'scaffolder-mooring',
  messages,
  translations: { zh: () => import('./zh') },
});
