import { ApiBlueprint, fetchApiRef } from '@backstage/frontend-plugin-api';
import { DnsClient } from '@mooring/backstage-plugin-dns-common';
import { dnsApiRef } from '../api/dnsApiRef';

export const dnsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: dnsApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) =>
        new DnsClient((path, init) =>
          fetchApi.fetch(`plugin://dns${path}`, init),
        ),
    }),
});
