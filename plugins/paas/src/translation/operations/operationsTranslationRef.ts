import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { operationsMessages } from './messages';

/** The page of an operation and lists of them. */
export const operationsTranslationRef = createTranslationRef({
  id: 'paas.operations',
  messages: operationsMessages,
  translations: { zh: () => import('./zh') },
});
