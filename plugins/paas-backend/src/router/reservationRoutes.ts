import {
  paasInstanceReservePermission,
  paasPolicyManagePermission,
  reservationListSchema,
  reservationSchema,
  reserveSchema,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import type { ReservationBook } from '../reservations/types';
import type { Route } from './routes';

const paramsSchema = z.object({ id: z.uuid() });

/** Instances that somebody holds as they are. */
export function reservationRoutes(book: ReservationBook): Route[] {
  return [
    {
      method: 'get',
      path: '/reservations',
      summary: 'Who holds which instance as it is, until when and what for',
      answer: { schema: reservationListSchema },
      allow: ['user', 'service'],
      permissions: [],
      async handle({ response, credentials }) {
        response.json({ items: await book.list(credentials) });
      },
    },
    {
      method: 'post',
      path: '/reservations',
      summary: 'Reserves an instance: changes by others wait until it ends',
      body: reserveSchema,
      answer: { status: 201, schema: reservationSchema },
      allow: ['user'],
      permissions: [paasInstanceReservePermission],
      async handle({ request, response, credentials }) {
        const reserve = parseWith(reserveSchema, request.body);
        response.status(201).json(await book.reserve(reserve, credentials));
      },
    },
    {
      method: 'delete',
      path: '/reservations/:id',
      summary: 'Releases an instance, for who holds it and for operators',
      answer: { status: 204 },
      allow: ['user'],
      permissions: [paasPolicyManagePermission],
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        await book.release(id, credentials);
        response.status(204).end();
      },
    },
  ];
}
