import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { policiesMessages } from './messages';

/** Procedures, freezes, reservations and who decides for whom. A ref of its own: checking keys takes time that grows with their square. */
export const policiesTranslationRef = createTranslationRef({
  id: 'paas.policies',
  messages: policiesMessages,
  translations: { zh: () => import('./zh') },
});
