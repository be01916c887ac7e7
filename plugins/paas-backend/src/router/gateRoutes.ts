import {
  decideSchema,
  overrideFreezeSchema,
  reviewSchema,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import type { AuthorizedDecisions } from '../operations/AuthorizedDecisions';
import { requesterOf, type Route } from './routes';

const paramsSchema = z.object({ id: z.uuid() });

/** What people decide who are asked by a procedure, a freeze or an emergency. Whoever may is named there. */
export function gateRoutes(decisions: AuthorizedDecisions): Route[] {
  const shared = {
    method: 'post' as const,
    answer: { status: 202 },
    allow: ['user' as const],
    permissions: [],
  };
  return [
    {
      ...shared,
      path: '/operations/:id/decisions',
      summary: 'Approves, confirms or rejects at the gate where it waits',
      body: decideSchema,
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        const decide = parseWith(decideSchema, request.body);
        const requester = requesterOf(credentials);
        await decisions.decide(id, decide, requester, credentials);
        response.status(202).end();
      },
    },
    {
      ...shared,
      path: '/operations/:id/override-freeze',
      summary: 'Lets an operation begin that a freeze holds',
      body: overrideFreezeSchema,
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        const { reason } = parseWith(overrideFreezeSchema, request.body);
        const requester = requesterOf(credentials);
        await decisions.overrideFreeze(id, reason, requester, credentials);
        response.status(202).end();
      },
    },
    {
      ...shared,
      path: '/operations/:id/review',
      summary: 'Says that an emergency change was looked at afterwards',
      body: reviewSchema,
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        const { note } = parseWith(reviewSchema, request.body);
        const requester = requesterOf(credentials);
        await decisions.review(id, note, requester, credentials);
        response.status(202).end();
      },
    },
  ];
}
