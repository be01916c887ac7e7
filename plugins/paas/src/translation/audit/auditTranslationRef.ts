import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { auditMessages } from './messages';

/** The audit trail, what was live, and who may do what. A ref of its own: checking keys takes time that grows with their square. */
export const auditTranslationRef = createTranslationRef({
  id: 'paas.audit',
  messages: auditMessages,
  translations: { zh: () => import('./zh') },
});
