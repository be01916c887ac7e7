import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, Response, Router } from 'express';
import type { Asker } from '../resolution/types';
import { access, type Access, type RouteKey } from './access';

/** What a handler gets. */
export interface RouteCall {
  request: Request;
  response: Response;
  credentials: Asker;
  /** Aborted when whoever asked has gone away. */
  signal: AbortSignal;
}

/**
 * Adds routes that let in only whom the access table names.
 *
 * @returns a function that registers one route
 */
export function createRoute(options: {
  router: Router;
  httpAuth: HttpAuthService;
}) {
  const { router, httpAuth } = options;
  return (key: RouteKey, handle: (call: RouteCall) => Promise<void>): void => {
    const [method, path] = key.split(' ') as ['GET' | 'POST' | 'PUT', string];
    const { principals }: Access = access[key];
    const verb = method.toLowerCase() as 'get' | 'post' | 'put';
    router[verb](path, async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: [...principals],
      });
      const signal = signalOf(response);
      await handle({ request, response, credentials, signal });
    });
  };
}

/** Registers one route. */
export type AddRoute = ReturnType<typeof createRoute>;

function signalOf(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) {
      controller.abort();
    }
  });
  return controller.signal;
}
