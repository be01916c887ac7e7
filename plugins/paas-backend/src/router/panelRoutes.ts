import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  instanceViewSchema,
  overviewSchema,
  paasInstanceListPermission,
  paasInstanceReadPermission,
  panelSchema,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import type { Overviews } from '../overview/types';
import type { Panels } from '../panel/types';
import type { Route } from './routes';
import { sendTagged } from './sendTagged';

const entitySchema = z.object({
  kind: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,62}$/),
  namespace: z.string().regex(/^[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?$/),
  name: z.string().regex(/^[A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?$/),
});
const instanceSchema = z.object({ id: z.string().min(1).max(1000) });
const afterSchema = z.object({ after: z.string().max(100).optional() });

/** What is looked at many times for each change: the list and the panel, from memory. */
export function panelRoutes(options: {
  overviews: Overviews;
  panels: Panels;
}): Route[] {
  const { overviews, panels } = options;
  const shared = {
    method: 'get' as const,
    allow: ['user' as const, 'service' as const],
    permissions: [paasInstanceListPermission, paasInstanceReadPermission],
  };
  return [
    {
      ...shared,
      path: '/services/overview',
      summary: 'All services in lines; with `after` what changed since',
      query: afterSchema,
      answer: { schema: overviewSchema },
      async handle({ request, response, credentials }) {
        const { after } = parseWith(afterSchema, request.query, 'query');
        const { cursor, body } = await overviews.list(after, credentials);
        sendTagged(request, response, {
          etag: `"${cursor}.${after === undefined ? 'all' : 'since'}"`,
          body,
        });
      },
    },
    {
      ...shared,
      path: '/entities/:kind/:namespace/:name/panel',
      summary: 'What runs behind a catalog entity',
      answer: { schema: panelSchema },
      async handle({ request, response, credentials }) {
        const entity = parseWith(entitySchema, request.params, 'path');
        const ref = stringifyEntityRef(entity);
        sendTagged(request, response, await panels.ofEntity(ref, credentials));
      },
    },
    {
      ...shared,
      path: '/instances/:id',
      summary: 'One instance, as its panel shows it',
      answer: { schema: instanceViewSchema },
      async handle({ request, response, credentials }) {
        const { id } = parseWith(instanceSchema, request.params, 'path');
        sendTagged(request, response, await panels.ofInstance(id, credentials));
      },
    },
  ];
}
