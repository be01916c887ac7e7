import {
  historyQuerySchema,
  historySchema,
  paasInstanceConfigurationReadPermission,
  paasInstanceReadPermission,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import type { HistoryViews } from '../history/types';
import type { Route } from './routes';

/** What was live when. */
export function historyRoutes(history: HistoryViews): Route[] {
  return [
    {
      method: 'get',
      path: '/history',
      summary: 'What was live at a moment, on whose word, and what differed',
      query: historyQuerySchema,
      answer: { schema: historySchema },
      allow: ['user', 'service'],
      permissions: [
        paasInstanceReadPermission,
        paasInstanceConfigurationReadPermission,
      ],
      async handle({ request, response, credentials }) {
        const query = parseWith(historyQuerySchema, request.query, 'query');
        response.set('cache-control', 'no-store');
        response.json(await history.liveAt(query, credentials));
      },
    },
  ];
}
