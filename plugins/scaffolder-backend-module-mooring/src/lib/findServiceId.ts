import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { PaasClient } from '@mooring/backstage-plugin-paas-common';
import { asSaid } from './asSaid';

/** The id of a service that is named by it, or by its catalog entity. */
export async function findServiceId(
  client: PaasClient,
  named: { serviceId?: string | undefined; entityRef?: string | undefined },
): Promise<string> {
  const { serviceId, entityRef } = named;
  if (serviceId !== undefined) {
    return serviceId;
  }
  if (entityRef === undefined) {
    throw new InputError('entityRef: give this, or serviceId');
  }
  const ref = stringifyEntityRef(
    parseEntityRef(entityRef, {
      defaultKind: 'component',
      defaultNamespace: 'default',
    }),
  );
  const panel = await asSaid(() => client.getPanel(ref));
  if (panel.serviceId === undefined) {
    throw new InputError(`entityRef: Mooring does not run ${ref}`);
  }
  return panel.serviceId;
}
