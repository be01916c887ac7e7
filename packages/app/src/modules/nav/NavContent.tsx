import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { NavContentComponentProps } from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { SidebarSearchModal } from '@backstage/plugin-search';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import {
  paasAuditReadPermission,
  paasClusterReadPermission,
  paasWebhooksManagePermission,
} from '@mooring/backstage-plugin-paas-common';
import { RiMenuLine, RiSearchLine } from '@remixicon/react';
import { appTranslationRef } from '../../translation/appTranslationRef';
import { NavItem } from './NavItem';
import { NavLogo } from './NavLogo';
import { Permitted } from './Permitted';

/** What the sidebar shows, in the order in which people need it. */
export function NavContent(props: NavContentComponentProps) {
  const { t } = useTranslationRef(appTranslationRef);
  const nav = props.navItems.clone().withComponent(NavItem);
  // Both have an item of their own below.
  nav.take('page:search');
  nav.take('page:notifications');
  const settings = [
    nav.take('page:user-settings'),
    nav.take('page:app-visualizer'),
  ];
  return (
    <Sidebar>
      <NavLogo />
      <SidebarGroup
        label={t('nav.search')}
        icon={<RiSearchLine />}
        to="/search"
      >
        <SidebarSearchModal />
      </SidebarGroup>
      <SidebarDivider />
      <SidebarGroup label={t('nav.menu')} icon={<RiMenuLine />}>
        {nav.take('page:home')}
        {nav.take('page:paas/services')}
        {nav.take('page:paas')}
        {nav.take('page:paas/policies')}
        {nav.take('page:scaffolder')}
        {nav.take('page:catalog')}
        <Permitted permission={paasClusterReadPermission}>
          {nav.take('page:paas/clusters')}
        </Permitted>
        <Permitted permission={paasAuditReadPermission}>
          {nav.take('page:paas/audit')}
        </Permitted>
        <Permitted permission={paasWebhooksManagePermission}>
          {nav.take('page:paas/webhooks')}
        </Permitted>
        <SidebarDivider />
        <SidebarScrollWrapper>
          {nav.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <NotificationsSidebarItem text={t('nav.notifications')} />
      <SidebarDivider />
      <SidebarGroup
        label={t('nav.settings')}
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        {settings}
      </SidebarGroup>
    </Sidebar>
  );
}
