import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { operationsPage } from './extensions/operationsPage';
import { paasApi } from './extensions/paasApi';
import { runtimeContent } from './extensions/runtimeContent';
import { queryWrapper } from './extensions/queryWrapper';
import { operationRouteRef, operationsRouteRef } from './routes';

/** The Runtime tab of services, and the pages of operations. */
export const paasPlugin = createFrontendPlugin({
  pluginId: 'paas',
  title: 'Mooring',
  info: { packageJson: () => import('../package.json') },
  routes: { operations: operationsRouteRef, operation: operationRouteRef },
  extensions: [paasApi, queryWrapper, operationsPage, runtimeContent],
});
