import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { changeMessages } from './messages';

/** The drawer in which a change is made. */
export const changeTranslationRef = createTranslationRef({
  id: 'paas.change',
  messages: changeMessages,
  translations: { zh: () => import('./zh') },
});
