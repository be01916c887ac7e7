import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  SERVICE_CHANGED_TOPIC,
  type ServiceChangedPayload,
} from '@mooring/backstage-plugin-paas-common';
import { paasServiceRef } from '@mooring/backstage-plugin-paas-node';
import { MooringEntityProvider } from './MooringEntityProvider';

/** Gives the catalog the services of Mooring. */
export const catalogModuleMooring = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'mooring',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        events: eventsServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        paas: paasServiceRef,
        scheduler: coreServices.scheduler,
      },
      async init({
        auth,
        catalog,
        events,
        lifecycle,
        logger,
        paas,
        scheduler,
      }) {
        const stopping = new AbortController();
        lifecycle.addShutdownHook(() => stopping.abort());
        const provider = new MooringEntityProvider({
          auth,
          logger,
          paas,
          signal: stopping.signal,
        });
        catalog.addEntityProvider(provider);

        await events.subscribe({
          id: 'mooring-entity-provider',
          topics: [SERVICE_CHANGED_TOPIC],
          onEvent: async ({ eventPayload }) => {
            const { serviceId } = eventPayload as ServiceChangedPayload;
            await provider.refreshService(serviceId);
          },
        });
        await scheduler.scheduleTask({
          id: 'mooring-entity-provider-refresh',
          frequency: { minutes: 5 },
          timeout: { minutes: 2 },
          initialDelay: { minutes: 5 },
          scope: 'global',
          fn: () => provider.refresh(),
        });
      },
    });
  },
});
