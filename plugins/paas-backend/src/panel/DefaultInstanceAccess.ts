import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { say } from '@mooring/common';
import { callerOf } from '../access/callerOf';
import type { Access } from '../access/types';
import type { EntityDirectory } from '../directory/types';
import type { AccessibleInstance, InstanceAccess } from '../live/types';
import { mayKnow, maySeeInside } from './redact';
import type { Places } from './types';

/** {@link InstanceAccess} by places and conditional decisions. */
export class DefaultInstanceAccess implements InstanceAccess {
  constructor(
    private readonly options: {
      access: Access;
      places: Places;
      entities: Pick<EntityDirectory, 'isKnown'>;
    },
  ) {}

  async find(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<AccessibleInstance> {
    const { access, places, entities } = this.options;
    const place = await places.find(id);
    const scope = await access.of(credentials, () =>
      place ? [place.entityRef] : [],
    );
    if (!place || !mayKnow(scope, place)) {
      throw new NotFoundError(`There is no instance ${id}`);
    }
    if (!maySeeInside(scope, place) && !entities.isKnown()) {
      // Rights that follow from an owner must not seem to have been taken away.
      throw new ServiceUnavailableError(say('catalog.unread'));
    }
    if (!place.selection) {
      throw new ServiceUnavailableError(
        say('cluster.unknown', { cluster: place.cluster }),
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
