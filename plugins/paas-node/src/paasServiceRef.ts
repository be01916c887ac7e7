import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { PaasClient } from '@mooring/backstage-plugin-paas-common';

/** The paas plugin for other backend plugins. */
export interface PaasService {
  /**
   * A client that acts with the given credentials: a person's, who then is the
   * initiator, or the plugin's own.
   */
  forCredentials(credentials: BackstageCredentials): PaasClient;
}

/** Calls paas over HTTP, wherever it runs. */
export const paasServiceRef = createServiceRef<PaasService>({
  id: 'paas.service',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: ({ auth, discovery }) => ({
        forCredentials: credentials =>
          new PaasClient(async (path, init) => {
            const { token } = await auth.getPluginRequestToken({
              onBehalfOf: credentials,
              targetPluginId: 'paas',
            });
            const baseUrl = await discovery.getBaseUrl('paas');
            return fetch(`${baseUrl}${path}`, {
              ...init,
              headers: { ...init?.headers, authorization: `Bearer ${token}` },
            });
          }),
      }),
    }),
});
