import {
  acceptSchema,
  changeSchema,
  paasInstanceReadPermission,
  paasInstanceTakeOverPermission,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import {
  PERMISSION_OF,
  type AuthorizedOperations,
} from '../operations/AuthorizedOperations';
import { requesterOf, type Route } from './routes';

const paramsSchema = z.object({ id: z.uuid() });
const listSchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  serviceId: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const changing = [...new Set(Object.values(PERMISSION_OF))];

/** Plans to see and operations to start, follow, continue and undo. */
export function operationRoutes(operations: AuthorizedOperations): Route[] {
  return [
    {
      method: 'post',
      path: '/plans',
      allow: ['user'],
      permissions: changing,
      async handle({ request, response, credentials }) {
        const change = parseWith(changeSchema, request.body);
        response.json(await operations.preview(change, credentials));
      },
    },
    {
      method: 'post',
      path: '/operations',
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
        allow: ['user'],
        permissions: changing,
        async handle({ request, response, credentials }) {
          const { id } = parseWith(paramsSchema, request.params, 'path');
          const requester = requesterOf(credentials);
          await operations[decision](id, requester, credentials);
          response.status(202).end();
        },
      }),
    ),
    {
      method: 'post',
      path: '/operations/:id/take-over',
      allow: ['user'],
      permissions: [paasInstanceTakeOverPermission],
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        await operations.takeOver(id, requesterOf(credentials), credentials);
        response.status(202).end();
      },
    },
  ];
}
