import {
  statisticsQuerySchema,
  statisticsSchema,
  type Statistics,
  type StatisticsQuery,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import type { StatisticsReader } from '../statistics/types';
import type { Route } from './routes';
import { sendCsv } from './sendCsv';

const DELIVERY_COLUMNS = [
  ...['key', 'deployments', 'perDay', 'leadTimeMedian', 'leadTimeP90'],
  ...['failures', 'failureRate', 'restoreMedian', 'restoreP90'],
];
const HOLDER_COLUMNS = [
  ...['holder', 'kind', 'operations', 'total', 'median', 'p90'],
];

/** How changes are delivered, and for whom they wait. */
export function statisticsRoutes(statistics: StatisticsReader): Route[] {
  const shared = {
    method: 'get' as const,
    query: statisticsQuerySchema,
    allow: ['user' as const, 'service' as const],
    permissions: [],
  };
  return [
    {
      ...shared,
      path: '/statistics',
      summary:
        'Deployment frequency, lead time, failure rate, time to restore, and time per holder',
      answer: { schema: statisticsSchema },
      async handle({ request, response }) {
        response.json(await statistics.read(queryOf(request.query)));
      },
    },
    {
      ...shared,
      path: '/statistics/export',
      summary: 'The same as a file; times are in seconds',
      answer: { mediaType: 'text/csv' },
      async handle({ request, response }) {
        const query = queryOf(request.query);
        const found = await statistics.read(query);
        const name = `mooring-statistics-${query.groupBy}.csv`;
        await (query.groupBy === 'holder'
          ? sendCsv(response, name, HOLDER_COLUMNS, [found.holders])
          : sendCsv(response, name, DELIVERY_COLUMNS, [linesOf(found)]));
      },
    },
  ];
}

/** In the spelling of times that PostgreSQL takes wherever they were asked from. */
function queryOf(asked: unknown): StatisticsQuery {
  const query = parseWith(statisticsQuerySchema, asked, 'query');
  return {
    ...query,
    from: new Date(query.from).toISOString(),
    until: new Date(query.until).toISOString(),
  };
}

function linesOf({ groups, total }: Statistics) {
  return [...groups, { ...total, key: 'total' }];
}
