import { ApiBlueprint, fetchApiRef } from '@backstage/frontend-plugin-api';
import { PolicyClient } from '@mooring/backstage-plugin-paas-common';
import { policyApiRef } from '../api/policyApiRef';

/** The client for procedures, freezes, reservations and delegations. */
export const policyApi = ApiBlueprint.make({
  name: 'policy',
  params: defineParams =>
    defineParams({
      api: policyApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) =>
        new PolicyClient((path, init) =>
          fetchApi.fetch(`plugin://paas${path}`, init),
        ),
    }),
});
