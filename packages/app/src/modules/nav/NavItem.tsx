import { SidebarItem } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { NavContentNavItem } from '@backstage/plugin-app-react';
import { appTranslationRef } from '../../translation/appTranslationRef';

const TITLES = {
  'page:home': 'nav.page.home',
  'page:paas/services': 'nav.page.paas/services',
  'page:paas/clusters': 'nav.page.paas/clusters',
  'page:paas/audit': 'nav.page.paas/audit',
  'page:paas/policies': 'nav.page.paas/policies',
  'page:paas/webhooks': 'nav.page.paas/webhooks',
  'page:catalog': 'nav.page.catalog',
  'page:scaffolder': 'nav.page.scaffolder',
  'page:paas': 'nav.page.paas',
  'page:user-settings': 'nav.page.user-settings',
  'page:app-visualizer': 'nav.page.app-visualizer',
  'page:catalog-graph': 'nav.page.catalog-graph',
} as const;

/**
 * An entry of the sidebar. Titles of pages are plain text in Backstage; the ones
 * we know are translated here.
 */
export function NavItem(props: NavContentNavItem) {
  const { t } = useTranslationRef(appTranslationRef);
  const { node, icon, href, title } = props;
  const { id } = node.spec;
  return (
    <SidebarItem
      icon={() => icon}
      to={href}
      text={isTranslated(id) ? t(TITLES[id]) : title}
    />
  );
}

function isTranslated(id: string): id is keyof typeof TITLES {
  return Object.hasOwn(TITLES, id);
}
