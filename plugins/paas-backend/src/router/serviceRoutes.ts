import {
  draftSchema,
  draftVerdictSchema,
  paasInstanceReadPermission,
  serviceListSchema,
  serviceSchema,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import type { ChangePlanner } from '../changes/types';
import type { ServiceViews } from '../services/types';
import type { Route } from './routes';

const paramsSchema = z.object({ id: z.uuid() });

/** Services to look at, and the form of a new one to check. */
export function serviceRoutes(options: {
  views: ServiceViews;
  planner: ChangePlanner;
}): Route[] {
  const { views, planner } = options;
  return [
    {
      method: 'get',
      path: '/services',
      summary: 'Services that Mooring runs',
      answer: { schema: serviceListSchema },
      allow: ['user', 'service'],
      permissions: [paasInstanceReadPermission],
      async handle({ response, credentials }) {
        response.json({ items: await views.list(credentials) });
      },
    },
    {
      method: 'get',
      path: '/services/:id',
      summary: 'A service',
      answer: { schema: serviceSchema },
      allow: ['user', 'service'],
      permissions: [paasInstanceReadPermission],
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        response.json(await views.get(id, credentials));
      },
    },
    {
      method: 'post',
      path: '/services/validate',
      summary:
        'What is wrong with the form of a new service so far; nothing is written',
      body: draftSchema,
      answer: { schema: draftVerdictSchema },
      allow: ['user'],
      permissions: [],
      async handle({ request, response }) {
        const draft = parseWith(draftSchema, request.body);
        response.json(await planner.judge(draft));
      },
    },
  ];
}
