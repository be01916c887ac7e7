import { z } from 'zod';
import { openApi } from './openApi';
import type { Route } from './routes';

/** The description of all routes, this one too, for whoever calls them without our client. */
export function openApiRoute(others: readonly Route[]): Route {
  let body: string | undefined;
  const route: Route = {
    method: 'get',
    path: '/openapi.json',
    summary: 'This description',
    allow: ['user', 'service'],
    permissions: [],
    answer: { schema: z.looseObject({ openapi: z.string() }) },
    async handle({ response }) {
      body ??= JSON.stringify(openApi([...others, route]));
      response.type('application/json').send(body);
    },
  };
  return route;
}
