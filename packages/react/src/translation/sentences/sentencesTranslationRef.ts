import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { sentences } from '@mooring/common';

/** What the back end says, in other languages. */
export const sentencesTranslationRef = createTranslationRef({
  id: 'mooring.sentences',
  messages: { ...sentences, between: '; ' },
  translations: { zh: () => import('./zh') },
});
