import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type AuthorizePermissionRequest,
} from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import dnsPlugin from '@mooring/backstage-plugin-dns-backend';
import powerDnsModule from '@mooring/backstage-plugin-dns-backend-module-powerdns';
import dnsStepsModule from '@mooring/backstage-plugin-paas-backend-module-dns';
import middlewareModule from '@mooring/backstage-plugin-paas-backend-module-middleware';
import { readSandbox } from '@mooring/test-utils';
import type { Knex } from 'knex';
import request from 'supertest';
import paasPlugin from '../index';

/** The image of new services: in the sandbox's registry, with the digest that it has there. */
export const NGINX = {
  repository: 'registry.mooring.test/mooring/nginx',
  tag: '1.27.3',
  digest:
    'sha256:e767895b2944af52814f85a2760f0e86b0e39e9c340a005d2cb3a94264ce15f4',
};

/** Owner of every project of the test portal. */
export const OWNER = 'user:default/owner';
/** Signed in, but owns nothing. */
export const STRANGER = 'user:default/stranger';

/** Somebody who has just these permissions besides what strangers have. */
export function userWith(...permissions: string[]): string {
  return `user:default/${permissions.join('+')}`;
}

/** What strangers may see as well. */
const OPEN_TO_ALL = new Set(['paas.instance.list', 'catalog.entity.read']);

const ownersOnly: typeof coreServices.permissions.T = {
  async authorize(requests, { credentials }) {
    const { principal } = credentials as { principal: JsonObject };
    const allowed =
      principal.type === 'service' || principal.userEntityRef === OWNER;
    const granted = String(principal.userEntityRef).split(/[/+]/);
    return requests.map(({ permission }) => ({
      result:
        allowed || granted.includes(permission.name)
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
    }));
  },
  async authorizeConditional(requests, options) {
    const decisions = await this.authorize(
      requests.map(
        ({ permission }) => ({ permission } as AuthorizePermissionRequest),
      ),
      options,
    );
    return decisions.map((decision, index) =>
      OPEN_TO_ALL.has(requests[index]!.permission.name)
        ? { result: AuthorizeResult.ALLOW }
        : decision,
    );
  },
};

/** A running paas plugin with its modules and the dns plugin, on the sandbox's servers. */
export interface TestPortal {
  /** Of the paas plugin. */
  knex: Knex;
  get(path: string, user?: string): request.Test;
  post(path: string, body: object, user?: string): request.Test;
  put(path: string, body: object, user?: string): request.Test;
  delete(path: string, user?: string): request.Test;
  request: request.Agent;
}

/** Starts a {@link TestPortal} on a database of its own; it stops by itself after the tests. */
export async function startTestPortal(options: {
  databases: TestDatabases;
  /** Names of Systems in the default namespace. */
  projects: string[];
  entities?: Entity[];
  config?: JsonObject;
  features?: BackendFeature[];
}): Promise<TestPortal> {
  const databases = {
    paas: await options.databases.init('POSTGRES_18'),
    dns: await options.databases.init('POSTGRES_18'),
  };
  const { server } = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: { ...testConfig(), ...options.config },
      }),
      createServiceFactory({
        service: coreServices.database,
        deps: { plugin: coreServices.pluginMetadata },
        factory: ({ plugin }) => ({
          getClient: async () =>
            databases[plugin.getId() as keyof typeof databases],
        }),
      }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () => ownersOnly,
      }),
      catalogServiceMock.factory({
        entities: [
          ...options.projects.map(toSystem),
          ...(options.entities ?? []),
        ],
      }),
      dnsPlugin,
      powerDnsModule,
      paasPlugin,
      dnsStepsModule,
      middlewareModule,
      ...(options.features ?? []),
    ],
  });
  const agent = request(server);
  const as = (user: string) => mockCredentials.user.header(user);
  return {
    knex: databases.paas,
    request: agent as unknown as request.Agent,
    get: (path, user = OWNER) =>
      agent.get(`/api/paas${path}`).set('authorization', as(user)),
    post: (path, body, user = OWNER) =>
      agent.post(`/api/paas${path}`).set('authorization', as(user)).send(body),
    put: (path, body, user = OWNER) =>
      agent.put(`/api/paas${path}`).set('authorization', as(user)).send(body),
    delete: (path, user = OWNER) =>
      agent.delete(`/api/paas${path}`).set('authorization', as(user)),
  };
}

/** The dns plugin alone, on a database of its own. */
export async function startTestDns(databases: TestDatabases) {
  const knex = await databases.init('POSTGRES_18');
  return startTestBackend({
    features: [
      mockServices.rootConfig.factory({ data: testConfig() }),
      mockServices.database.factory({ knex }),
      dnsPlugin,
      powerDnsModule,
    ],
  });
}

/** Configuration of a portal on the sandbox's servers. */
export function testConfig(): JsonObject {
  const { clusters, dns, registry } = readSandbox();
  return {
    app: { baseUrl: 'https://portal.test' },
    permission: { enabled: true },
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: Object.entries(clusters).map(([name, cluster]) => ({
            name,
            url: cluster.server,
            authProvider: 'serviceAccount',
            serviceAccountToken: cluster.token,
            caData: cluster.caData,
          })),
        },
      ],
    },
    mooring: {
      environments: (['dev', 'prod'] as const).map(name => ({
        name,
        title: name,
        cluster: name,
        namespace: `{project}-${name}`,
        ingressClass: 'nginx',
        dns: {
          zone: `${name}.mooring.test`,
          ttl: 15,
          name: '{service}.{project}',
          target: {
            type: 'A',
            value: name === 'dev' ? '10.90.0.10' : '10.91.0.10',
          },
        },
        policy: { maxReplicas: 10 },
      })),
      ...(registry && { registries: [{ ...registry }] }),
      blueprints: { nginx: { image: NGINX } },
      secrets: {
        keys: [{ id: 'test', key: Buffer.alloc(32, 1).toString('base64') }],
        hashKey: Buffer.alloc(32, 2).toString('base64'),
      },
      dns: {
        servers: [
          {
            name: 'local',
            type: 'powerdns',
            url: dns.apiUrl,
            apiKey: dns.apiKey,
            address: `${dns.host}:${dns.port}`,
            zones: ['dev.mooring.test', 'prod.mooring.test'],
          },
        ],
      },
    },
  };
}

function toSystem(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name, namespace: 'default' },
    spec: { owner: 'group:default/owners' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/owners' }],
  };
}
