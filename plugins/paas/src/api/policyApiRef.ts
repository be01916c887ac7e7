import { createApiRef } from '@backstage/frontend-plugin-api';
import type { PolicyClient } from '@mooring/backstage-plugin-paas-common';

/** What the pages of procedures, freezes, reservations and delegations ask of the backend. */
export type PolicyApi = Pick<PolicyClient, keyof PolicyClient>;

/** See {@link PolicyApi}. */
export const policyApiRef = createApiRef<PolicyApi>().with({
  id: 'plugin.paas.policy-api',
  pluginId: 'paas',
});
