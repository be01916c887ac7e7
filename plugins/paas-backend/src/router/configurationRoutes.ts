import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PermissionsService } from '@backstage/backend-plugin-api';
import { formatInstanceRef, type Environment } from '@mooring/common';
import {
  environmentListSchema,
  environmentViewSchema,
  paasInstanceCreatePermission,
  projectListSchema,
} from '@mooring/backstage-plugin-paas-common';
import type { Projects } from '../projects/types';
import type { Route } from './routes';

/** What a person can choose from: environments and projects. */
export function configurationRoutes(options: {
  environments: ReadonlyMap<string, Environment>;
  projects: Projects;
  permissions: PermissionsService;
}): Route[] {
  const { environments, projects, permissions } = options;
  return [
    {
      method: 'get',
      path: '/environments',
      summary: 'Environments that services can be in',
      answer: { schema: environmentListSchema },
      allow: ['user', 'service'],
      permissions: [],
      async handle({ response }) {
        response.json({
          items: [...environments.values()].map(environment =>
            environmentViewSchema.parse(environment),
          ),
        });
      },
    },
    {
      method: 'get',
      path: '/projects',
      summary: 'Projects, and where the caller may create services',
      answer: { schema: projectListSchema },
      allow: ['user', 'service'],
      permissions: [],
      async handle({ response, credentials }) {
        const all = (await projects.list()).sort((a, b) =>
          a.name < b.name ? -1 : 1,
        );
        const names = [...environments.keys()];
        const decisions = await permissions.authorize(
          all.flatMap(project =>
            names.map(environment => ({
              permission: paasInstanceCreatePermission,
              resourceRef: formatInstanceRef({
                projectRef: project.ref,
                service: '-',
                environment,
              }),
            })),
          ),
          { credentials },
        );
        response.json({
          items: all.map((project, index) => ({
            ref: project.ref,
            name: project.name,
            title: project.title,
            ownerRef: project.ownerRef ?? '',
            canCreate: decisions
              .slice(index * names.length, (index + 1) * names.length)
              .some(({ result }) => result === AuthorizeResult.ALLOW),
          })),
        });
      },
    },
  ];
}
