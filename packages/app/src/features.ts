import userSettingsModule from '@backstage/plugin-app-module-user-settings';
import appVisualizerPlugin from '@backstage/plugin-app-visualizer';
import authPlugin from '@backstage/plugin-auth';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import homePlugin from '@backstage/plugin-home/alpha';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import orgPlugin from '@backstage/plugin-org/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import signalsPlugin from '@backstage/plugin-signals/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import appModuleZh from '@mooring/backstage-plugin-app-module-zh';
import dnsPlugin from '@mooring/backstage-plugin-dns';
import paasPlugin from '@mooring/backstage-plugin-paas';
import scaffolderModuleMooring from '@mooring/backstage-plugin-scaffolder-module-mooring';
import { authModule } from './modules/auth';
import { homeModule } from './modules/home';
import { navModule } from './modules/nav';

/**
 * All that the portal's front end is made of. Named one by one, so that neither
 * configuration nor a new dependency changes it unseen.
 */
export const features = [
  appVisualizerPlugin,
  authPlugin,
  catalogGraphPlugin,
  catalogPlugin,
  homePlugin,
  kubernetesPlugin,
  notificationsPlugin,
  orgPlugin,
  scaffolderPlugin,
  searchPlugin,
  signalsPlugin,
  userSettingsModule,
  userSettingsPlugin,
  appModuleZh,
  dnsPlugin,
  paasPlugin,
  scaffolderModuleMooring,
  authModule,
  homeModule,
  navModule,
];
