import { dnsLabelSchema } from '@mooring/common';
import {
  dependenciesSchema,
  markProjectReleaseSchema,
  paasInstanceDeployPermission,
  paasInstanceListPermission,
  paasInstanceReadPermission,
  projectRefSchema,
  projectReleaseListSchema,
  projectReleaseSchema,
  projectViewSchema,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import type { Dependencies } from '../dependencies/types';
import type { ProjectReleases } from '../projectReleases/types';
import type { ProjectViews } from '../projectViews/types';
import { requesterOf, type Route } from './routes';
import { sendTagged } from './sendTagged';

const paramsSchema = z.object({ id: z.uuid() });
const viewSchema = z.object({ projectRef: projectRefSchema });
const releasesSchema = viewSchema.extend({ environment: dnsLabelSchema });

/** Projects as a whole: what runs, what belonged together, what waits for what. */
export function projectRoutes(options: {
  projectViews: ProjectViews;
  projectReleases: ProjectReleases;
  dependencies: Dependencies;
}): Route[] {
  const { projectViews, projectReleases, dependencies } = options;
  const look = {
    method: 'get' as const,
    allow: ['user' as const, 'service' as const],
    permissions: [paasInstanceListPermission, paasInstanceReadPermission],
  };
  const change = {
    method: 'post' as const,
    allow: ['user' as const],
    permissions: [paasInstanceDeployPermission],
  };
  return [
    {
      ...look,
      path: '/projects/view',
      summary: 'The services of a project by their environments',
      query: viewSchema,
      answer: { schema: projectViewSchema },
      async handle({ request, response, credentials }) {
        const { projectRef } = parseWith(viewSchema, request.query, 'query');
        sendTagged(
          request,
          response,
          await projectViews.get(projectRef, credentials),
        );
      },
    },
    {
      ...look,
      path: '/projects/releases',
      summary: 'Releases of a project in one environment, the newest first',
      query: releasesSchema,
      answer: { schema: projectReleaseListSchema },
      async handle({ request, response, credentials }) {
        const { projectRef, environment } = parseWith(
          releasesSchema,
          request.query,
          'query',
        );
        response.json({
          items: await projectReleases.list(
            projectRef,
            environment,
            credentials,
          ),
        });
      },
    },
    {
      ...change,
      path: '/projects/releases',
      summary: 'Marks what is live of a project as one to come back to',
      body: markProjectReleaseSchema,
      answer: { status: 201, schema: projectReleaseSchema },
      async handle({ request, response, credentials }) {
        const mark = parseWith(markProjectReleaseSchema, request.body);
        const requester = requesterOf(credentials);
        response
          .status(201)
          .json(await projectReleases.mark(mark, requester, credentials));
      },
    },
    {
      ...change,
      path: '/services/:id/dependencies',
      summary: 'Says which services of its project a service needs first',
      body: dependenciesSchema,
      answer: { status: 204 },
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        const { dependsOn } = parseWith(dependenciesSchema, request.body);
        const requester = requesterOf(credentials);
        await dependencies.set(id, dependsOn, requester, credentials);
        response.status(204).end();
      },
    },
  ];
}
