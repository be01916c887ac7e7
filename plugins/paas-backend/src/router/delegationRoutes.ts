import {
  delegateSchema,
  delegationListSchema,
  delegationSchema,
  paasPolicyManagePermission,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import type { DelegationBook } from '../delegations/types';
import type { Route } from './routes';

const paramsSchema = z.object({ id: z.uuid() });

/** Decisions that people hand to others while they are away. */
export function delegationRoutes(book: DelegationBook): Route[] {
  return [
    {
      method: 'get',
      path: '/delegations',
      summary: 'Who decides for whom: of and to the caller, all for operators',
      answer: { schema: delegationListSchema },
      allow: ['user'],
      permissions: [],
      async handle({ response, credentials }) {
        response.json({ items: await book.list(credentials) });
      },
    },
    {
      method: 'post',
      path: '/delegations',
      summary: 'Hands own decisions to somebody else for a time',
      body: delegateSchema,
      answer: { status: 201, schema: delegationSchema },
      allow: ['user'],
      permissions: [],
      async handle({ request, response, credentials }) {
        const delegate = parseWith(delegateSchema, request.body);
        response.status(201).json(await book.create(delegate, credentials));
      },
    },
    {
      method: 'delete',
      path: '/delegations/:id',
      summary: 'Takes decisions back, for who handed them on and for operators',
      answer: { status: 204 },
      allow: ['user'],
      permissions: [paasPolicyManagePermission],
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        await book.delete(id, credentials);
        response.status(204).end();
      },
    },
  ];
}
