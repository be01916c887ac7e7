import {
  paasWebhooksManagePermission,
  webhookChangeSchema,
  webhookCreateSchema,
  webhookDeliveryPageSchema,
  webhookDeliverySchema,
  webhookListSchema,
  webhookSchema,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import type { AuthorizedWebhooks } from '../outbound/webhooks/AuthorizedWebhooks';
import { requesterOf, type Route } from './routes';

const paramsSchema = z.object({ id: z.uuid() });
const deliverySchema = paramsSchema.extend({ delivery: z.uuid() });
const pageSchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, 'Not one that an earlier page gave')
    .optional(),
});

/** Who outside the portal is told of operations, for those who look after it. */
export function webhookRoutes(webhooks: AuthorizedWebhooks): Route[] {
  const permissions = [paasWebhooksManagePermission];
  const reading = {
    method: 'get' as const,
    allow: ['user' as const, 'service' as const],
    permissions,
  };
  const changing = { allow: ['user' as const], permissions };
  return [
    {
      ...reading,
      path: '/webhooks',
      summary: 'Targets of messages, and what became of the last one to each',
      answer: { schema: webhookListSchema },
      async handle({ response, credentials }) {
        response.json(await webhooks.list(credentials));
      },
    },
    {
      ...changing,
      method: 'post',
      path: '/webhooks',
      summary: 'Adds a target; its host has to be in mooring.webhooks.allow',
      body: webhookCreateSchema,
      answer: { status: 201, schema: webhookSchema },
      async handle({ request, response, credentials }) {
        const webhook = parseWith(webhookCreateSchema, request.body);
        const requester = requesterOf(credentials);
        response
          .status(201)
          .json(await webhooks.create(webhook, requester, credentials));
      },
    },
    {
      ...changing,
      method: 'put',
      path: '/webhooks/:id',
      summary: 'Changes a target; another address drops its secret',
      body: webhookChangeSchema,
      answer: { schema: webhookSchema },
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        const webhook = parseWith(webhookChangeSchema, request.body);
        const requester = requesterOf(credentials);
        response.json(
          await webhooks.change(id, webhook, requester, credentials),
        );
      },
    },
    {
      ...changing,
      method: 'delete',
      path: '/webhooks/:id',
      summary: 'Removes a target with all its messages',
      answer: { status: 204 },
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        await webhooks.delete(id, requesterOf(credentials), credentials);
        response.status(204).end();
      },
    },
    {
      ...changing,
      method: 'post',
      path: '/webhooks/:id/test',
      summary: 'Sends a message that tells of nothing, once',
      answer: { status: 202, schema: webhookDeliverySchema },
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        const requester = requesterOf(credentials);
        response
          .status(202)
          .json(await webhooks.test(id, requester, credentials));
      },
    },
    {
      ...reading,
      path: '/webhooks/:id/deliveries',
      summary: 'Messages to a target, the newest first',
      query: pageSchema,
      answer: { schema: webhookDeliveryPageSchema },
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        const { limit, cursor } = parseWith(pageSchema, request.query, 'query');
        response.json(
          await webhooks.deliveries(id, { limit, cursor }, credentials),
        );
      },
    },
    {
      ...changing,
      method: 'post',
      path: '/webhooks/:id/deliveries/:delivery/redeliver',
      summary: 'Sends a message again, with the same id',
      answer: { status: 202, schema: webhookDeliverySchema },
      async handle({ request, response, credentials }) {
        const { id, delivery } = parseWith(
          deliverySchema,
          request.params,
          'path',
        );
        const requester = requesterOf(credentials);
        response
          .status(202)
          .json(await webhooks.redeliver(id, delivery, requester, credentials));
      },
    },
  ];
}
