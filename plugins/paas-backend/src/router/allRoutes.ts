import type { PermissionsService } from '@backstage/backend-plugin-api';
import type { Environment } from '@mooring/common';
import type { AccessReviews } from '../accessReview/types';
import type { AuditChain, AuditTrail } from '../audit/types';
import type { ChangePlanner } from '../changes/types';
import type { Dependencies } from '../dependencies/types';
import type { AuthorizedDecisions } from '../operations/AuthorizedDecisions';
import type { AuthorizedOperations } from '../operations/AuthorizedOperations';
import type { ClusterViews } from '../clusters/types';
import type { DelegationBook } from '../delegations/types';
import type { HistoryViews } from '../history/types';
import type { LiveInstances } from '../live/types';
import type { AuthorizedNudges } from '../outbound/nudges/AuthorizedNudges';
import type { AuthorizedWebhooks } from '../outbound/webhooks/AuthorizedWebhooks';
import type { Overviews } from '../overview/types';
import type { Panels } from '../panel/types';
import type { Policies } from '../policies/types';
import type { ProjectReleases } from '../projectReleases/types';
import type { Projects } from '../projects/types';
import type { ProjectViews } from '../projectViews/types';
import type { ReleaseViews } from '../releases/types';
import type { ReservationBook } from '../reservations/types';
import type { ServiceViews } from '../services/types';
import { accessReviewRoutes } from './accessReviewRoutes';
import type { BoardViews } from '../board/types';
import { boardRoutes } from './boardRoutes';
import { auditRoutes } from './auditRoutes';
import { clusterRoutes } from './clusterRoutes';
import { configurationRoutes } from './configurationRoutes';
import { delegationRoutes } from './delegationRoutes';
import { gateRoutes } from './gateRoutes';
import { historyRoutes } from './historyRoutes';
import { nudgeRoutes } from './nudgeRoutes';
import { operationRoutes } from './operationRoutes';
import { liveRoutes } from './liveRoutes';
import { openApiRoute } from './openApiRoute';
import { panelRoutes } from './panelRoutes';
import { policyRoutes } from './policyRoutes';
import { projectRoutes } from './projectRoutes';
import { releaseRoutes } from './releaseRoutes';
import { reservationRoutes } from './reservationRoutes';
import type { Route } from './routes';
import type { StatisticsReader } from '../statistics/types';
import { statisticsRoutes } from './statisticsRoutes';
import { serviceRoutes } from './serviceRoutes';
import { webhookRoutes } from './webhookRoutes';

/** What the routes call. */
export interface RouteServices {
  accessReviews: AccessReviews;
  auditChain: AuditChain;
  auditTrail: AuditTrail;
  boards: BoardViews;
  clusters: ClusterViews;
  delegations: DelegationBook;
  environments: ReadonlyMap<string, Environment>;
  history: HistoryViews;
  operations: AuthorizedOperations;
  decisions: AuthorizedDecisions;
  dependencies: Dependencies;
  live: LiveInstances;
  nudges: AuthorizedNudges;
  overviews: Overviews;
  panels: Panels;
  permissions: PermissionsService;
  planner: ChangePlanner;
  policies: Policies;
  projects: Projects;
  projectReleases: ProjectReleases;
  projectViews: ProjectViews;
  releaseViews: ReleaseViews;
  reservations: ReservationBook;
  statistics: StatisticsReader;
  views: ServiceViews;
  webhooks: AuthorizedWebhooks;
}

/** Every route of the plugin. */
export function allRoutes(services: RouteServices): Route[] {
  const routes = [
    ...configurationRoutes(services),
    // Before those of services, whose ids would otherwise be taken from it.
    ...panelRoutes(services),
    ...serviceRoutes(services),
    ...projectRoutes(services),
    ...releaseRoutes(services.releaseViews),
    ...liveRoutes(services.live),
    ...clusterRoutes(services.clusters),
    ...operationRoutes(services.operations, services.decisions),
    ...gateRoutes(services.decisions),
    ...policyRoutes(services.policies),
    ...reservationRoutes(services.reservations),
    ...delegationRoutes(services.delegations),
    ...nudgeRoutes(services.nudges),
    ...boardRoutes(services.boards),
    ...statisticsRoutes(services.statistics),
    ...historyRoutes(services.history),
    ...auditRoutes(services),
    ...accessReviewRoutes(services.accessReviews),
    ...webhookRoutes(services.webhooks),
  ];
  return [...routes, openApiRoute(routes)];
}
