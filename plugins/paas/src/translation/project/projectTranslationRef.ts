import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { projectMessages } from './messages';

/** The page of a project and its drawers. A ref of its own: checking keys takes time that grows with their square. */
export const projectTranslationRef = createTranslationRef({
  id: 'paas.project',
  messages: projectMessages,
  translations: { zh: () => import('./zh') },
});
