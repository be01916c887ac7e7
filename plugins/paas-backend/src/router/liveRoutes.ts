import {
  healingListSchema,
  logLineSchema,
  logQuerySchema,
  objectYamlSchema,
  paasInstanceConfigurationReadPermission,
  paasInstanceLogsReadPermission,
  paasInstancePodDeletePermission,
  paasInstanceReadPermission,
  paasInstanceYamlReadPermission,
  timelineSchema,
  usageSchema,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import type { LiveInstances } from '../live/types';
import type { Route } from './routes';
import { sendLines } from './sendLines';

/** A UUID, or `o.` and base64url, which may say a whole entity ref and namespace. */
const idSchema = z
  .string()
  .regex(/^[\w.-]{1,1000}$/, 'is no id of an instance');
const nameSchema = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([-a-z0-9.:]*[a-z0-9])?$/, 'is no name of an object');
const instanceSchema = z.object({ id: idSchema });
const objectSchema = z.object({
  id: idSchema,
  kind: z.string().regex(/^[A-Z][A-Za-z]{1,62}$/, 'is no kind of objects'),
  name: nameSchema,
});
const podSchema = z.object({ id: idSchema, pod: nameSchema });
const logsSchema = z
  .strictObject({
    ...logQuerySchema.shape,
    pod: nameSchema.optional(),
    container: nameSchema.max(63).optional(),
  })
  .refine(({ previous, follow }) => !(previous && follow), {
    path: ['follow'],
    message: 'a run that has ended says nothing more; leave out previous',
  });

/** What an instance does at this moment. */
export function liveRoutes(live: LiveInstances): Route[] {
  return [
    {
      method: 'get',
      path: '/instances/:id/usage',
      summary: 'What the pods of an instance use now',
      answer: { schema: usageSchema },
      allow: ['user', 'service'],
      permissions: [paasInstanceReadPermission],
      async handle({ request, response, credentials }) {
        const { id } = parseWith(instanceSchema, request.params, 'path');
        response.json(await live.usage(id, credentials));
      },
    },
    {
      method: 'get',
      path: '/instances/:id/events',
      summary: 'What happened to an instance, the newest first',
      answer: { schema: timelineSchema },
      allow: ['user', 'service'],
      permissions: [paasInstanceReadPermission],
      async handle({ request, response, credentials }) {
        const { id } = parseWith(instanceSchema, request.params, 'path');
        response.json(await live.timeline(id, credentials));
      },
    },
    {
      method: 'get',
      path: '/instances/:id/healings',
      summary: 'Pods that failed and what took their place, the newest first',
      answer: { schema: healingListSchema },
      allow: ['user', 'service'],
      permissions: [paasInstanceReadPermission],
      async handle({ request, response, credentials }) {
        const { id } = parseWith(instanceSchema, request.params, 'path');
        response.json({ items: await live.healings(id, credentials) });
      },
    },
    {
      method: 'get',
      path: '/instances/:id/objects/:kind/:name',
      summary: 'An object of the cluster as YAML, secrets blackened; recorded',
      answer: { schema: objectYamlSchema },
      allow: ['user'],
      permissions: [
        paasInstanceReadPermission,
        paasInstanceYamlReadPermission,
        paasInstanceConfigurationReadPermission,
      ],
      async handle({ request, response, credentials }) {
        const { id, ...object } = parseWith(
          objectSchema,
          request.params,
          'path',
        );
        response.set('cache-control', 'no-store');
        response.json(await live.yaml(id, object, credentials));
      },
    },
    {
      method: 'get',
      path: '/instances/:id/logs',
      summary: 'Lines of the logs of one or all pods as they come; recorded',
      query: logsSchema,
      answer: { mediaType: 'application/x-ndjson', schema: logLineSchema },
      allow: ['user'],
      permissions: [paasInstanceReadPermission, paasInstanceLogsReadPermission],
      async handle({ request, response, credentials }) {
        const { id } = parseWith(instanceSchema, request.params, 'path');
        const query = parseWith(logsSchema, request.query, 'query');
        const closed = new AbortController();
        response.once('close', () => closed.abort());
        const portions = await live.logs(id, query, credentials, closed.signal);
        await sendLines(response, portions);
      },
    },
    {
      method: 'delete',
      path: '/instances/:id/pods/:pod',
      summary: 'Deletes a pod, so that another takes its place; recorded',
      answer: { status: 204 },
      allow: ['user'],
      permissions: [
        paasInstanceReadPermission,
        paasInstancePodDeletePermission,
      ],
      async handle({ request, response, credentials }) {
        const { id, pod } = parseWith(podSchema, request.params, 'path');
        await live.deletePod(id, pod, credentials);
        response.status(204).end();
      },
    },
  ];
}
