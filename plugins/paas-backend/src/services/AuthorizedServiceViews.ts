import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { formatInstanceRef } from '@mooring/common';
import {
  paasInstanceDeletePermission,
  paasInstanceReadPermission,
  paasInstanceScalePermission,
  type InstanceView,
  type Service,
  type ServiceDetail,
} from '@mooring/backstage-plugin-paas-common';
import type { DefaultServiceViews } from './DefaultServiceViews';
import type { ServiceViews } from './types';

/**
 * Everybody signed in sees name, owner, environments and state; the inside is
 * for those with `paas.instance.read`. One batched permission call per request.
 */
export class AuthorizedServiceViews implements ServiceViews {
  constructor(
    private readonly views: DefaultServiceViews,
    private readonly permissions: PermissionsService,
  ) {}

  async list(credentials: BackstageCredentials): Promise<Service[]> {
    const services = await this.views.list();
    const asked = services.flatMap(service =>
      service.environments.map(environment =>
        formatInstanceRef({
          projectRef: service.projectRef,
          service: service.name,
          environment,
        }),
      ),
    );
    const decisions = await this.permissions.authorize(
      asked.map(resourceRef => ({
        permission: paasInstanceReadPermission,
        resourceRef,
      })),
      { credentials },
    );
    const readable = new Set(
      asked.filter(
        (_, index) => decisions[index]?.result === AuthorizeResult.ALLOW,
      ),
    );
    return services.map(service => ({
      ...service,
      names: service.names.filter(({ environment }) =>
        readable.has(
          formatInstanceRef({
            projectRef: service.projectRef,
            service: service.name,
            environment,
          }),
        ),
      ),
    }));
  }

  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ServiceDetail> {
    const service = await this.views.get(id);
    const asked = [
      paasInstanceReadPermission,
      paasInstanceScalePermission,
      paasInstanceDeletePermission,
    ];
    const decisions = await this.permissions.authorize(
      service.instances.flatMap(({ ref }) =>
        asked.map(permission => ({ permission, resourceRef: ref })),
      ),
      { credentials },
    );
    const allowed = decisions.map(
      ({ result }) => result === AuthorizeResult.ALLOW,
    );
    const instances = service.instances.map((instance, index) => {
      const at = index * asked.length;
      return redact(instance, {
        read: allowed[at] ?? false,
        scale: allowed[at + 1] ?? false,
        delete: allowed[at + 2] ?? false,
      });
    });
    return {
      ...service,
      instances,
      names: service.names.filter(({ environment }) =>
        instances.some(
          instance => instance.environment === environment && instance.inside,
        ),
      ),
    };
  }
}

function redact(
  instance: InstanceView,
  may: { read: boolean; scale: boolean; delete: boolean },
): InstanceView {
  const { read, ...changes } = may;
  if (read) {
    return { ...instance, may: changes };
  }
  const { inside, reason, ...outside } = instance;
  return { ...outside, may: changes };
}
