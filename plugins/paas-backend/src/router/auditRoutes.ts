import { Readable } from 'node:stream';
import {
  auditAnchorSchema,
  auditPageSchema,
  auditQuerySchema,
  auditVerdictSchema,
  auditVerifyQuerySchema,
  paasAuditReadPermission,
  type AuditQuery,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import type { AuditChain, AuditTrail } from '../audit/types';
import type { Route } from './routes';
import { sendCsv } from './sendCsv';
import { sendFile } from './sendFile';

const isForward = ({ from, until }: AuditQuery) =>
  from === undefined ||
  until === undefined ||
  Date.parse(from) < Date.parse(until);
const order = { error: 'Must be after from', path: ['until'] };

const exportSchema = z
  .strictObject({
    ...auditQuerySchema.shape,
    format: z.enum(['csv', 'jsonl']).default('csv'),
  })
  .refine(isForward, order);
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

const COLUMNS = [
  ...['id', 'at', 'actor', 'via', 'onBehalfOf', 'action', 'outcome'],
  ...['projectRef', 'target', 'beforeHash', 'afterHash', 'origin', 'detail'],
  ...['seal.number', 'seal.previous', 'seal.hash'],
];

/** What was done, tried and looked at, and whether it is all still there, for those who may see it. */
export function auditRoutes(options: {
  auditChain: AuditChain;
  auditTrail: AuditTrail;
}): Route[] {
  const { auditChain: chain, auditTrail: trail } = options;
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
      summary: 'The same as a file with seals, at most 100,000 rows',
      query: exportSchema,
      answer: { mediaType: 'text/csv' },
      async handle({ request, response, credentials }) {
        const { format, ...query } = parseWith(
          exportSchema,
          request.query,
          'query',
        );
        const day = new Date().toISOString().slice(0, 10);
        const fileName = `mooring-audit-${day}.${format}`;
        const portions = await trail.export(query, credentials);
        if (format === 'csv') {
          await sendCsv(response, fileName, COLUMNS, portions);
        } else {
          await sendFile(response, {
            fileName,
            mediaType: 'application/jsonl; charset=utf-8',
            streams: [Readable.from(linesOf(portions))],
          });
        }
      },
    },
    {
      ...shared,
      path: '/audit/verify',
      summary: 'Whether the sealed rows are those that were sealed',
      query: auditVerifyQuerySchema,
      answer: { schema: auditVerdictSchema },
      async handle({ request, response, credentials }) {
        const { sealNumber: number, hash } = parseWith(
          auditVerifyQuerySchema,
          request.query,
          'query',
        );
        const anchor =
          number !== undefined && hash !== undefined
            ? { number, hash }
            : undefined;
        response.set('cache-control', 'no-store');
        response.json(await chain.verify(anchor, credentials));
      },
    },
    {
      ...shared,
      path: '/audit/anchor',
      summary: 'The last seal, to be kept outside of the portal',
      answer: { schema: auditAnchorSchema },
      async handle({ response, credentials }) {
        response.set('cache-control', 'no-store');
        response.json(await chain.anchor(credentials));
      },
    },
  ];
}

async function* linesOf(portions: AsyncIterable<object[]>) {
  for await (const portion of portions) {
    yield portion.map(line => `${JSON.stringify(line)}\n`).join('');
  }
}
