import {
  boardQuerySchema,
  boardSchema,
  instantSchema,
  operationPageSchema,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import type { BoardViews } from '../board/types';
import type { Route } from './routes';
import { isKnown, sendTagged } from './sendTagged';

const viewSchema = z.strictObject({
  ...boardQuerySchema.shape,
  /** From when on what has ended is counted; left out: today in UTC. */
  since: instantSchema.optional(),
});
const doneSchema = z.strictObject({
  ...boardQuerySchema.shape,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

/** The board of operations. */
export function boardRoutes(boards: BoardViews): Route[] {
  const shared = {
    method: 'get' as const,
    allow: ['user' as const, 'service' as const],
    permissions: [],
  };
  return [
    {
      ...shared,
      path: '/board',
      summary:
        'Operations in sections: mine to do, waiting, held, running, queued, and the latest that ended',
      query: viewSchema,
      answer: { schema: boardSchema },
      async handle({ request, response, credentials }) {
        const { since, ...query } = parseWith(
          viewSchema,
          request.query,
          'query',
        );
        const { etag, body } = await boards.read(
          { query, since: momentOf(since) },
          credentials,
        );
        sendTagged(request, response, {
          etag,
          body: isKnown(request, etag) ? '' : await body(),
        });
      },
    },
    {
      ...shared,
      path: '/board/done',
      summary: 'Operations that have ended, the latest first',
      query: doneSchema,
      answer: { schema: operationPageSchema },
      async handle({ request, response, credentials }) {
        const { limit, cursor, ...query } = parseWith(
          doneSchema,
          request.query,
          'query',
        );
        response.json(await boards.done(query, { limit, cursor }, credentials));
      },
    },
  ];
}

/** In one spelling, so that all who ask from the same moment share an answer. */
function momentOf(since: string | undefined): string {
  return since === undefined
    ? `${new Date().toISOString().slice(0, 10)}T00:00:00.000Z`
    : new Date(since).toISOString();
}
