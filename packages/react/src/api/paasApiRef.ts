import { createApiRef } from '@backstage/frontend-plugin-api';
import type { PaasClient } from '@mooring/backstage-plugin-paas-common';

/**
 * What the front end asks of the paas plugin.
 *
 * @remarks
 * It stands here because the form fields need it too, and one front-end plugin
 * never imports another.
 */
export type PaasApi = Pick<PaasClient, keyof PaasClient>;

/** See {@link PaasApi}; the paas plugin provides it. */
export const paasApiRef = createApiRef<PaasApi>().with({
  id: 'plugin.paas.api',
  pluginId: 'paas',
});
