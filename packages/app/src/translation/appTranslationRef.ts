import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Navigation and sign-in. */
export const appTranslationRef = createTranslationRef({
  id: 'mooring-app',
  messages: {
    'nav.home': 'Mooring, to the home page',
    'nav.menu': 'Menu',
    'nav.search': 'Search',
    'nav.notifications': 'Notifications',
    'nav.settings': 'Settings',
    'nav.page.home': 'Home',
    'nav.page.paas/services': 'Services',
    'nav.page.paas/clusters': 'Clusters',
    'nav.page.paas/audit': 'Audit',
    'nav.page.paas/policies': 'Policies',
    'nav.page.paas/webhooks': 'Webhooks',
    'nav.page.catalog': 'Catalog',
    'nav.page.scaffolder': 'Create',
    'nav.page.paas': 'Operations',
    'nav.page.user-settings': 'Settings',
    'nav.page.app-visualizer': 'App visualizer',
    'nav.page.catalog-graph': 'Catalog graph',
    'signIn.title': 'Company account',
    'signIn.message': 'Sign in with the account of your organisation.',
  },
  translations: { zh: () => import('./zh') },
});
