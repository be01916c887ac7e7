import type { PermissionsService } from '@backstage/backend-plugin-api';
import type { Environment } from '@mooring/common';
import type { ChangePlanner } from '../changes/types';
import type { AuthorizedOperations } from '../operations/AuthorizedOperations';
import type { Projects } from '../projects/types';
import type { ServiceViews } from '../services/types';
import { configurationRoutes } from './configurationRoutes';
import { operationRoutes } from './operationRoutes';
import type { Route } from './routes';
import { serviceRoutes } from './serviceRoutes';

/** What the routes call. */
export interface RouteServices {
  environments: ReadonlyMap<string, Environment>;
  operations: AuthorizedOperations;
  permissions: PermissionsService;
  planner: ChangePlanner;
  projects: Projects;
  views: ServiceViews;
}

/** Every route of the plugin. */
export function allRoutes(services: RouteServices): Route[] {
  return [
    ...configurationRoutes(services),
    ...serviceRoutes(services),
    ...operationRoutes(services.operations),
  ];
}
