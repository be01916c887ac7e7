import { ApiBlueprint, fetchApiRef } from '@backstage/frontend-plugin-api';
import { PaasClient } from '@mooring/backstage-plugin-paas-common';
import { paasApiRef } from '@mooring/react';

/** The client of the paas backend. */
export const paasApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: paasApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) =>
        new PaasClient((path, init) =>
          fetchApi.fetch(`plugin://paas${path}`, init),
        ),
    }),
});
