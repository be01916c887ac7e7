import {
  auditPageSchema,
  auditQuerySchema,
  paasAuditReadPermission,
  type AuditQuery,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import type { AuditTrail } from '../audit/types';
import type { Route } from './routes';
import { sendCsv } from './sendCsv';

const COLUMNS = [
  ...['id', 'at', 'actor', 'via', 'action', 'outcome'],
  ...['projectRef', 'target', 'detail'],
];
const isForward = ({ from, until }: AuditQuery) =>
  from === undefined ||
  until === undefined ||
  Date.parse(from) < Date.parse(until);
const order = { error: 'Must be after from', path: ['until'] };

const exportSchema = auditQuerySchema.refine(isForward, order);
const pageSchema = z
  .strictObject({
    ...auditQuerySchema.shape,
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z
      .string()
      .regex(/^\d{1,18}$/, 'Not one that an earlier page gave')
      .optional(),
  })
  .refine(isForward, order);

/** What was done, tried and looked at, for those who may see it. */
export function auditRoutes(trail: AuditTrail): Route[] {
  const shared = {
    method: 'get' as const,
    allow: ['user' as const, 'service' as const],
    permissions: [paasAuditReadPermission],
  };
  return [
    {
      ...shared,
      path: '/audit',
      summary: 'What was done, tried and looked at, the newest first',
      query: pageSchema,
      answer: { schema: auditPageSchema },
      async handle({ request, response, credentials }) {
        const { limit, cursor, ...query } = parseWith(
          pageSchema,
          request.query,
          'query',
        );
        response.json(await trail.query(query, { limit, cursor }, credentials));
      },
    },
    {
      ...shared,
      path: '/audit/export',
      summary: 'The same as a file, at most 100,000 rows',
      query: exportSchema,
      answer: { mediaType: 'text/csv' },
      async handle({ request, response, credentials }) {
        const query = parseWith(exportSchema, request.query, 'query');
        const day = new Date().toISOString().slice(0, 10);
        const portions = await trail.export(query, credentials);
        await sendCsv(
          response,
          `mooring-audit-${day}.csv`,
          COLUMNS,
          portions,
        );
      },
    },
  ];
}
