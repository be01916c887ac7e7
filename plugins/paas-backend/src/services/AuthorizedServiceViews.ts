import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { formatInstanceRef } from '@mooring/common';
import {
  paasInstanceReadPermission,
  type Service,
} from '@mooring/backstage-plugin-paas-common';
import type { Access, AccessScope } from '../access/types';
import type { DefaultServiceViews } from './DefaultServiceViews';
import type { ServiceViews } from './types';

/** DNS names are for those with `paas.instance.read`; the rest of a service is for everybody signed in. */
export class AuthorizedServiceViews implements ServiceViews {
  constructor(
    private readonly views: DefaultServiceViews,
    private readonly access: Access,
  ) {}

  async list(credentials: BackstageCredentials): Promise<Service[]> {
    const scope = await this.access.of(credentials, () => []);
    return (await this.views.list()).map(service => redact(service, scope));
  }

  async get(id: string, credentials: BackstageCredentials): Promise<Service> {
    const scope = await this.access.of(credentials, () => []);
    return redact(await this.views.get(id), scope);
  }
}

function redact(service: Service, scope: AccessScope): Service {
  const { projectRef, ownerRef } = service;
  return {
    ...service,
    names: service.names.filter(({ environment }) =>
      scope.may(paasInstanceReadPermission, {
        ref: formatInstanceRef({
          projectRef,
          service: service.name,
          environment,
        }),
        projectRef,
        ownerRef,
        environment,
        cluster: undefined,
      }),
    ),
  };
}
