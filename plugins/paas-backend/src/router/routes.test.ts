import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { startTestPortal } from '../__testUtils__/testPortal';
import { allRoutes, type RouteServices } from './allRoutes';

jest.setTimeout(120_000);

/**
 * Who may call what. A route that is added or opened has to be written down here
 * as well.
 */
const TABLE: Record<string, { allow: string; permissions: string[] }> = {
  'get /environments': { allow: 'user service', permissions: [] },
  'get /projects': { allow: 'user service', permissions: [] },
  'get /services/overview': {
    allow: 'user service',
    permissions: ['paas.instance.list', 'paas.instance.read'],
  },
  'get /entities/:kind/:namespace/:name/panel': {
    allow: 'user service',
    permissions: ['paas.instance.list', 'paas.instance.read'],
  },
  'get /instances/:id': {
    allow: 'user service',
    permissions: ['paas.instance.list', 'paas.instance.read'],
  },
  'get /instances/:id/usage': {
    allow: 'user service',
    permissions: ['paas.instance.read'],
  },
  'get /instances/:id/events': {
    allow: 'user service',
    permissions: ['paas.instance.read'],
  },
  'get /instances/:id/healings': {
    allow: 'user service',
    permissions: ['paas.instance.read'],
  },
  'get /instances/:id/objects/:kind/:name': {
    allow: 'user',
    permissions: [
      'paas.instance.read',
      'paas.instance.yaml.read',
      'paas.instance.configuration.read',
    ],
  },
  'get /instances/:id/logs': {
    allow: 'user',
    permissions: ['paas.instance.read', 'paas.instance.logs.read'],
  },
  'delete /instances/:id/pods/:pod': {
    allow: 'user',
    permissions: ['paas.instance.read', 'paas.instance.pod.delete'],
  },
  'get /clusters': {
    allow: 'user service',
    permissions: ['paas.cluster.read'],
  },
  'get /clusters/:cluster': {
    allow: 'user service',
    permissions: ['paas.cluster.read'],
  },
  'get /clusters/:cluster/nodes/:node': {
    allow: 'user service',
    permissions: ['paas.cluster.read'],
  },
  'get /services': {
    allow: 'user service',
    permissions: ['paas.instance.read'],
  },
  'get /services/:id': {
    allow: 'user service',
    permissions: ['paas.instance.read'],
  },
  'post /services/validate': { allow: 'user', permissions: [] },
  'post /plans': {
    allow: 'user',
    permissions: [
      'paas.instance.create',
      'paas.instance.scale',
      'paas.instance.delete',
    ],
  },
  'post /operations': {
    allow: 'user',
    permissions: [
      'paas.instance.create',
      'paas.instance.scale',
      'paas.instance.delete',
    ],
  },
  'get /operations': { allow: 'user service', permissions: [] },
  'get /operations/:id': {
    allow: 'user service',
    permissions: ['paas.instance.read'],
  },
  'post /operations/:id/continue': {
    allow: 'user',
    permissions: [
      'paas.instance.create',
      'paas.instance.scale',
      'paas.instance.delete',
    ],
  },
  'post /operations/:id/undo': {
    allow: 'user',
    permissions: [
      'paas.instance.create',
      'paas.instance.scale',
      'paas.instance.delete',
    ],
  },
};

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const routes = allRoutes({} as RouteServices);

describe('routes', () => {
  it('are those of the table, guarded as it says', () => {
    const actual = Object.fromEntries(
      routes.map(({ method, path, allow, permissions }) => [
        `${method} ${path}`,
        {
          allow: allow.join(' '),
          permissions: permissions.map(({ name }) => name),
        },
      ]),
    );
    expect(actual).toEqual(TABLE);
  });

  it('let nobody in without credentials, and no service where a person must act', async () => {
    const portal = await startTestPortal({ databases, projects: [] });
    for (const { method, path, allow } of routes) {
      const url = `/api/paas${path.replace(
        ':id',
        '00000000-0000-4000-8000-000000000000',
      )}`;
      const nobody = await portal.request[method](url).set(
        'authorization',
        mockCredentials.none.header(),
      );
      expect([url, nobody.status]).toEqual([url, 401]);
      const service = await portal.request[method](url).set(
        'authorization',
        mockCredentials.service.header(),
      );
      expect([url, service.status === 403]).toEqual([
        url,
        !allow.includes('service'),
      ]);
    }
  });
});
