import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { auditPage } from './extensions/auditPage';
import { clustersPage } from './extensions/clustersPage';
import {
  inFlightWidget,
  myServicesWidget,
  waitingForMeWidget,
} from './extensions/homeWidgets';
import { operationsPage } from './extensions/operationsPage';
import { overviewCard } from './extensions/overviewCard';
import { paasApi } from './extensions/paasApi';
import { projectContent } from './extensions/projectContent';
import { runtimeContent } from './extensions/runtimeContent';
import { policiesPage } from './extensions/policiesPage';
import { policyApi } from './extensions/policyApi';
import { queryWrapper } from './extensions/queryWrapper';
import { servicesPage } from './extensions/servicesPage';
import { webhooksPage } from './extensions/webhooksPage';
import {
  accessReviewRouteRef,
  auditRouteRef,
  clustersRouteRef,
  historyRouteRef,
  operationRouteRef,
  operationsRouteRef,
  policiesRouteRef,
  servicesRouteRef,
  webhooksRouteRef,
} from './routes';

/** Services, their Runtime tab and overview card, projects, operations, clusters, the audit trail, and webhooks. */
export const paasPlugin = createFrontendPlugin({
  pluginId: 'paas',
  title: 'Mooring',
  info: { packageJson: () => import('../package.json') },
  routes: {
    services: servicesRouteRef,
    operations: operationsRouteRef,
    operation: operationRouteRef,
    clusters: clustersRouteRef,
    audit: auditRouteRef,
    history: historyRouteRef,
    accessReview: accessReviewRouteRef,
    policies: policiesRouteRef,
    webhooks: webhooksRouteRef,
  },
  extensions: [
    paasApi,
    policyApi,
    queryWrapper,
    servicesPage,
    operationsPage,
    clustersPage,
    auditPage,
    policiesPage,
    webhooksPage,
    runtimeContent,
    projectContent,
    overviewCard,
    waitingForMeWidget,
    inFlightWidget,
    myServicesWidget,
  ],
});
