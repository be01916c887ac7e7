import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { gatesMessages } from './messages';

/** What people confirm and approve, freezes and emergencies. */
export const gatesTranslationRef = createTranslationRef({
  id: 'paas.gates',
  messages: gatesMessages,
  translations: { zh: () => import('./zh') },
});
