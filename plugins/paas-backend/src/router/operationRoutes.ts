import {
  acceptSchema,
  changeSchema,
  paasInstanceCreatePermission,
  paasInstanceDeletePermission,
  paasInstanceReadPermission,
  paasInstanceScalePermission,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import type { AuthorizedOperations } from '../operations/AuthorizedOperations';
import { requesterOf, type Route } from './routes';

const paramsSchema = z.object({ id: z.uuid() });
const listSchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  serviceId: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const changing = [
  paasInstanceCreatePermission,
  paasInstanceScalePermission,
  paasInstanceDeletePermission,
];

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
    {
      method: 'post',
      path: '/operations/:id/continue',
      allow: ['user'],
      permissions: changing,
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        await operations.continue(id, requesterOf(credentials), credentials);
        response.status(202).end();
      },
    },
    {
      method: 'post',
      path: '/operations/:id/undo',
      allow: ['user'],
      permissions: changing,
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        await operations.undo(id, requesterOf(credentials), credentials);
        response.status(202).end();
      },
    },
  ];
}
