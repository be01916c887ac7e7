import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { DnsClient } from '@mooring/backstage-plugin-dns-common';

/** The dns plugin for other backend plugins, which act as themselves. */
export type DnsService = Pick<
  DnsClient,
  | 'putClaims'
  | 'putClaimsOfMany'
  | 'getClaims'
  | 'getAvailability'
  | 'preview'
  | 'publish'
  | 'getNames'
>;

// Longer than the dns plugin itself needs to give up on a server.
const TIMEOUT_MS = 60_000;

/** Calls dns over HTTP, wherever it runs, with the calling plugin's own credentials. */
export const dnsServiceRef = createServiceRef<DnsService>({
  id: 'dns.service',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: ({ auth, discovery }) =>
        new DnsClient(async (path, init) => {
          const { token } = await auth.getPluginRequestToken({
            onBehalfOf: await auth.getOwnServiceCredentials(),
            targetPluginId: 'dns',
          });
          const baseUrl = await discovery.getBaseUrl('dns');
          const timeout = AbortSignal.timeout(TIMEOUT_MS);
          return fetch(`${baseUrl}${path}`, {
            ...init,
            headers: { ...init?.headers, authorization: `Bearer ${token}` },
            signal: init?.signal
              ? AbortSignal.any([init.signal, timeout])
              : timeout,
          });
        }),
    }),
});
