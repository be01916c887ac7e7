import { createBackendModule } from '@backstage/backend-plugin-api';
import { dnsProvidersExtensionPoint } from '@mooring/backstage-plugin-dns-node';
import { PowerDnsProvider } from './PowerDnsProvider';

/** Teaches the dns plugin servers of `type: powerdns`. */
export const powerDnsModule = createBackendModule({
  pluginId: 'dns',
  moduleId: 'powerdns',
  register(env) {
    env.registerInit({
      deps: { providers: dnsProvidersExtensionPoint },
      async init({ providers }) {
        providers.addProviderFactory({
          type: 'powerdns',
          create: config => PowerDnsProvider.fromConfig(config),
        });
      },
    });
  },
});
