import type { JsonObject } from '@backstage/types';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type AuthorizePermissionRequest,
} from '@backstage/plugin-permission-common';
import powerDnsModule from '@mooring/backstage-plugin-dns-backend-module-powerdns';
import type { Knex } from 'knex';
import dnsPlugin from '..';

/** A started dns plugin. */
export interface TestDns {
  backend: TestBackend;
  knex: Knex;
  /** Batches that permissions were asked in. */
  asked: AuthorizePermissionRequest[][];
}

/** Starts the plugin as a portal would, on a database of its own or a given one. */
export async function startDns(options: {
  databases: TestDatabases;
  servers: JsonObject[];
  /** Labels of instances whose inside users may see. */
  readable?: string[];
  knex?: Knex;
}): Promise<TestDns> {
  const knex = options.knex ?? (await options.databases.init('POSTGRES_18'));
  const asked: AuthorizePermissionRequest[][] = [];
  const permissions = mockServices.permissions.mock({
    authorize: async requests => {
      asked.push(requests);
      return requests.map(request => ({
        result:
          'resourceRef' in request &&
          request.resourceRef !== undefined &&
          options.readable?.includes(request.resourceRef)
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      }));
    },
  });
  const backend = await startTestBackend({
    features: [
      dnsPlugin,
      powerDnsModule,
      mockServices.database.factory({ knex }),
      permissions.factory,
      mockServices.rootConfig.factory({
        data: { mooring: { dns: { servers: options.servers } } },
      }),
    ],
  });
  return { backend, knex, asked };
}
