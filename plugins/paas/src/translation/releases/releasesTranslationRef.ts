import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { releasesMessages } from './messages';

/** Releases and configuration. */
export const releasesTranslationRef = createTranslationRef({
  id: 'paas.releases',
  messages: releasesMessages,
  translations: { zh: () => import('./zh') },
});
