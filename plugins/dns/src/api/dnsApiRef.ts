import { createApiRef } from '@backstage/frontend-plugin-api';
import type { DnsClient } from '@mooring/backstage-plugin-dns-common';

/** What the front end asks of the dns plugin. */
export type DnsApi = Pick<DnsClient, 'getNames'>;

/** See {@link DnsApi}. */
export const dnsApiRef = createApiRef<DnsApi>().with({
  id: 'plugin.dns.api',
  pluginId: 'dns',
});
