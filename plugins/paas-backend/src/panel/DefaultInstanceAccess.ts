import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { callerOf } from '../access/callerOf';
import type { Access } from '../access/types';
import type { AccessibleInstance, InstanceAccess } from '../live/types';
import { mayKnow } from './redact';
import type { Places } from './types';

/** {@link InstanceAccess} by places and conditional decisions. */
export class DefaultInstanceAccess implements InstanceAccess {
  constructor(private readonly options: { access: Access; places: Places }) {}

  async find(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<AccessibleInstance> {
    const { access, places } = this.options;
    const place = await places.find(id);
    const scope = await access.of(credentials, () =>
      place ? [place.entityRef] : [],
    );
    if (!place || !mayKnow(scope, place)) {
      throw new NotFoundError(`There is no instance ${id}`);
    }
    if (!place.selection) {
      throw new ServiceUnavailableError(
        `Cluster ${place.cluster} is not configured in this portal`,
      );
    }
    const { projectRef } = place.resource;
    return {
      id: place.id,
      ref: place.resource.ref,
      ...(projectRef !== undefined && { projectRef }),
      ...(place.managed && { serviceId: place.managed.service.id }),
      selection: place.selection,
      may: permission => scope.may(permission, place.resource),
      user: callerOf(credentials),
    };
  }
}
