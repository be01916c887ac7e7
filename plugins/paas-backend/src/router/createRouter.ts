import type { HttpAuthService } from '@backstage/backend-plugin-api';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { withOrigin } from '../audit/requestOrigin';
import type { Route } from './routes';

/** Mounts routes; who is let in is decided here, for all of them alike. */
export function createRouter(
  httpAuth: HttpAuthService,
  routes: Route[],
): Router {
  const router = PromiseRouter();
  router.use(express.json({ limit: '256kb' }));
  for (const { method, path, allow, handle } of routes) {
    router[method](path, async (request, response) => {
      const credentials = await httpAuth.credentials(request, { allow });
      const context = { request, response, credentials };
      await withOrigin(context, () => handle(context));
    });
  }
  return router;
}
