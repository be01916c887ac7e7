import {
  acceptSchema,
  changeSchema,
  operationDetailSchema,
  operationPageSchema,
  paasInstanceReadPermission,
  paasInstanceTakeOverPermission,
  planPreviewSchema,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import type { AuthorizedDecisions } from '../operations/AuthorizedDecisions';
import type { AuthorizedOperations } from '../operations/AuthorizedOperations';
import { PERMISSION_OF } from '../operations/changeRights';
import { requesterOf, type Route } from './routes';

const paramsSchema = z.object({ id: z.uuid() });
const listSchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  serviceId: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const previewSchema = z.strictObject({
  /** The plan as it is carried out without waiting for approvals. */
  emergency: z.enum(['true', 'false']).default('false'),
});
const DECISIONS = {
  continue: 'Lets a held operation try again now',
  undo: 'Turns an operation round: its reverse plan runs',
  cancel: 'Stops an operation at the next safe point; what stands then stays',
};
const changing = [...new Set(Object.values(PERMISSION_OF))];

/** Plans to see and operations to start, follow, continue and undo. */
export function operationRoutes(
  operations: AuthorizedOperations,
  decisions: AuthorizedDecisions,
): Route[] {
  return [
    {
      method: 'post',
      path: '/plans',
      summary: 'What a change would do; nothing is written',
      query: previewSchema,
      body: changeSchema,
      answer: { schema: planPreviewSchema },
      allow: ['user'],
      permissions: changing,
      async handle({ request, response, credentials }) {
        const change = parseWith(changeSchema, request.body);
        const { emergency } = parseWith(previewSchema, request.query, 'query');
        response.json(
          await operations.preview(change, emergency === 'true', credentials),
        );
      },
    },
    {
      method: 'post',
      path: '/operations',
      summary: 'Starts the operation whose plan was seen',
      body: acceptSchema,
      answer: { status: 201, schema: operationDetailSchema },
      allow: ['user'],
      permissions: changing,
      async handle({ request, response, credentials }) {
        const accept = parseWith(acceptSchema, request.body);
        const operation = await operations.accept(
          accept,
          requesterOf(credentials),
          credentials,
        );
        response.status(201).json(operation);
      },
    },
    {
      method: 'get',
      path: '/operations',
      summary: 'Operations, the newest first',
      query: listSchema,
      answer: { schema: operationPageSchema },
      allow: ['user', 'service'],
      permissions: [],
      async handle({ request, response, credentials }) {
        const query = parseWith(listSchema, request.query, 'query');
        response.json(
          await operations.list(
            {
              limit: query.limit,
              cursor: query.cursor,
              serviceId: query.serviceId,
            },
            credentials,
          ),
        );
      },
    },
    {
      method: 'get',
      path: '/operations/:id',
      summary: 'An operation with its steps',
      answer: { schema: operationDetailSchema },
      allow: ['user', 'service'],
      permissions: [paasInstanceReadPermission],
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        response.json(await operations.get(id, credentials));
      },
    },
    ...(['continue', 'undo', 'cancel'] as const).map(
      (decision): Route => ({
        method: 'post',
        path: `/operations/:id/${decision}`,
        summary: DECISIONS[decision],
        answer: { status: 202 },
        allow: ['user'],
        permissions: changing,
        async handle({ request, response, credentials }) {
          const { id } = parseWith(paramsSchema, request.params, 'path');
          const requester = requesterOf(credentials);
          await decisions[decision](id, requester, credentials);
          response.status(202).end();
        },
      }),
    ),
    {
      method: 'post',
      path: '/operations/:id/take-over',
      summary:
        'Takes the fields that it is in conflict over from their managers',
      answer: { status: 202 },
      allow: ['user'],
      permissions: [paasInstanceTakeOverPermission],
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        await decisions.takeOver(id, requesterOf(credentials), credentials);
        response.status(202).end();
      },
    },
  ];
}
