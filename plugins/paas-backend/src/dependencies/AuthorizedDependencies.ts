import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { formatInstanceRef } from '@mooring/common';
import { paasInstanceDeployPermission } from '@mooring/backstage-plugin-paas-common';
import type { InstanceRights } from '../operations/InstanceRights';
import type { Requester } from '../operations/types';
import type { ServiceRecord, ServiceStore } from '../services/types';
import type { DefaultDependencies } from './DefaultDependencies';
import type { Dependencies } from './types';

/** Whoever may deploy a service everywhere it is may say what it depends on. */
export class AuthorizedDependencies implements Dependencies {
  constructor(
    private readonly dependencies: DefaultDependencies,
    private readonly options: {
      rights: InstanceRights;
      services: ServiceStore;
    },
  ) {}

  async set(
    serviceId: string,
    dependsOn: readonly string[],
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { rights, services } = this.options;
    const service = await services.get(serviceId);
    if (!service) {
      throw new NotFoundError(`There is no service ${serviceId}`);
    }
    await rights.recorded(
      requester,
      'service.dependencies',
      async () => service.entityRef,
      async () => {
        rights.refuseIfOff();
        await rights.demand(
          paasInstanceDeployPermission,
          await this.instancesOf(service),
          credentials,
        );
      },
    );
    await this.dependencies.set(serviceId, dependsOn, requester);
  }

  private async instancesOf({
    id,
    projectRef,
    name: service,
  }: ServiceRecord): Promise<string[]> {
    const instances = await this.options.services.instances(id);
    const environments = instances
      .filter(({ head, live }) => head || live)
      .map(({ environment }) => environment);
    // What is nowhere yet is asked for without a place, as creating is.
    return (environments.length > 0 ? environments : ['-']).map(environment =>
      formatInstanceRef({ projectRef, service, environment }),
    );
  }
}
