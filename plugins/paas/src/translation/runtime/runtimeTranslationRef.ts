import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { runtimeMessages } from './messages';

/** The Runtime tab: pods, logs, events, YAML, healing. */
export const runtimeTranslationRef = createTranslationRef({
  id: 'paas.runtime',
  messages: runtimeMessages,
  translations: { zh: () => import('./zh') },
});
