import type { HttpAuthService } from '@backstage/backend-plugin-api';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { ClaimsService } from '../claims/types';
import type { PublishingService } from '../publishing/types';
import type { ResolutionService } from '../resolution/types';
import { addAvailabilityRoutes } from './availabilityRoutes';
import { addClaimsRoutes } from './claimsRoutes';
import { createRoute } from './createRoute';
import { addNamesRoutes } from './namesRoutes';
import { addPublishingRoutes } from './publishingRoutes';

/** The plugin's routes below `/api/dns`. */
export function createRouter(options: {
  httpAuth: HttpAuthService;
  zones: readonly string[];
  claims: ClaimsService;
  publishing: PublishingService;
  resolution: ResolutionService;
}): Router {
  const router = PromiseRouter();
  // The largest batch that the schema allows is larger than Express's default.
  router.use(express.json({ limit: '4mb' }));
  const addRoute = createRoute({ router, httpAuth: options.httpAuth });
  addClaimsRoutes(addRoute, options);
  addAvailabilityRoutes(addRoute, options);
  addPublishingRoutes(addRoute, options);
  addNamesRoutes(addRoute, options);
  return router;
}
