import { coreComponentsTranslationRef } from '@backstage/core-components';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { catalogTranslationRef } from '@backstage/plugin-catalog';
import { catalogGraphTranslationRef } from '@backstage/plugin-catalog-graph';
import { catalogReactTranslationRef } from '@backstage/plugin-catalog-react';
import { homeTranslationRef } from '@backstage/plugin-home';
import { kubernetesTranslationRef } from '@backstage/plugin-kubernetes';
import { kubernetesReactTranslationRef } from '@backstage/plugin-kubernetes-react';
import { notificationsTranslationRef } from '@backstage/plugin-notifications';
import { orgTranslationRef } from '@backstage/plugin-org';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder';
import { scaffolderReactTranslationRef } from '@backstage/plugin-scaffolder-react';
import { searchTranslationRef } from '@backstage/plugin-search';
import { searchReactTranslationRef } from '@backstage/plugin-search-react';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings';
import { chinese } from './chinese';

/** The core plugins in Chinese, which none of them speaks by itself. */
export const appModuleZh = createFrontendModule({
  pluginId: 'app',
  extensions: [
    chinese(catalogTranslationRef, () => import('./translations/catalog')),
    chinese(
      catalogGraphTranslationRef,
      () => import('./translations/catalog-graph'),
    ),
    chinese(
      catalogReactTranslationRef,
      () => import('./translations/catalog-react'),
    ),
    chinese(
      coreComponentsTranslationRef,
      () => import('./translations/core-components'),
    ),
    chinese(homeTranslationRef, () => import('./translations/home')),
    chinese(
      kubernetesTranslationRef,
      () => import('./translations/kubernetes'),
    ),
    chinese(
      kubernetesReactTranslationRef,
      () => import('./translations/kubernetes-react'),
    ),
    chinese(
      notificationsTranslationRef,
      () => import('./translations/notifications'),
    ),
    chinese(orgTranslationRef, () => import('./translations/org')),
    chinese(
      scaffolderTranslationRef,
      () => import('./translations/scaffolder'),
    ),
    chinese(
      scaffolderReactTranslationRef,
      () => import('./translations/scaffolder-react'),
    ),
    chinese(searchTranslationRef, () => import('./translations/search')),
    chinese(
      searchReactTranslationRef,
      () => import('./translations/search-react'),
    ),
    chinese(
      userSettingsTranslationRef,
      () => import('./translations/user-settings'),
    ),
  ],
});
