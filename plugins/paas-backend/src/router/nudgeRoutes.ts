import { nudgeStateSchema } from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import type { AuthorizedNudges } from '../outbound/nudges/AuthorizedNudges';
import { requesterOf, type Route } from './routes';

const paramsSchema = z.object({ id: z.uuid() });

/** Asking whoever holds an operation to look at it. */
export function nudgeRoutes(nudges: AuthorizedNudges): Route[] {
  return [
    {
      method: 'get',
      path: '/operations/:id/nudge',
      summary: 'Whom a nudge would reach, and who nudged last',
      answer: { schema: nudgeStateSchema },
      allow: ['user', 'service'],
      permissions: [],
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        response.json(await nudges.get(id, credentials));
      },
    },
    {
      method: 'post',
      path: '/operations/:id/nudge',
      summary:
        'Asks whoever it waits for to look at it, once in a quarter of an hour',
      answer: { status: 202, schema: nudgeStateSchema },
      allow: ['user'],
      permissions: [],
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        const requester = requesterOf(credentials);
        response
          .status(202)
          .json(await nudges.nudge(id, requester, credentials));
      },
    },
  ];
}
