import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  dnsProvidersExtensionPoint,
  type DnsProviderFactory,
} from '@mooring/backstage-plugin-dns-node';
import { requirePostgres } from '@mooring/node';
import { DatabaseClaimsStore } from './claims/DatabaseClaimsStore';
import { DefaultClaimsService } from './claims/DefaultClaimsService';
import { readServers } from './config';
import { DatabaseRecordsStore } from './publishing/DatabaseRecordsStore';
import { DefaultPublishingService } from './publishing/DefaultPublishingService';
import { readPortalId } from './readPortalId';
import { AuthorizedResolutionService } from './resolution/AuthorizedResolutionService';
import { DefaultResolutionService } from './resolution/DefaultResolutionService';
import { createRouter } from './router/createRouter';
import { DnsServers } from './servers/DnsServers';

/** DNS names: who holds them, what is published under them, whether they resolve. */
export const dnsPlugin = createBackendPlugin({
  pluginId: 'dns',
  register(env) {
    const factories: DnsProviderFactory[] = [];
    env.registerExtensionPoint(dnsProvidersExtensionPoint, {
      addProviderFactory: factory => factories.push(factory),
    });

    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
      },
      async init({
        auth,
        config,
        database,
        httpAuth,
        httpRouter,
        permissions,
      }) {
        const servers = DnsServers.create(readServers(config), factories);
        const knex = await database.getClient();
        requirePostgres(knex, 'dns');
        if (!database.migrations?.skip) {
          await knex.migrate.latest({
            directory: resolvePackagePath(
              '@mooring/backstage-plugin-dns-backend',
              'migrations',
            ),
          });
        }
        const portalId = await readPortalId(knex);
        const claims = DatabaseClaimsStore.create({ knex });
        const records = DatabaseRecordsStore.create({ knex });
        const shared = { claims, records, servers, portalId };
        httpRouter.use(
          createRouter({
            httpAuth,
            zones: servers.zones,
            claims: new DefaultClaimsService({ ...shared, store: claims }),
            publishing: new DefaultPublishingService(shared),
            resolution: new AuthorizedResolutionService({
              inner: new DefaultResolutionService(shared),
              claims,
              auth,
              permissions,
            }),
          }),
        );
      },
    });
  },
});
