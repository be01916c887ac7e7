import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import type { RESOURCE_TYPE_PAAS_INSTANCE } from '@mooring/backstage-plugin-paas-common';
import type { InstanceResource } from '@mooring/backstage-plugin-paas-node';

/** A permission that is decided for each instance. */
export type InstancePermission = ResourcePermission<
  typeof RESOURCE_TYPE_PAAS_INSTANCE
>;

/** What one caller may do, decided once for a whole request. */
export interface AccessScope {
  /** Equal for callers with equal rights, so that they can share an answer. */
  key: string;
  may(permission: InstancePermission, instance: InstanceResource): boolean;
  /** Whether the caller may know of a catalog entity. */
  mayReadEntity(entityRef: string): boolean;
}

/** Finds out what callers may do. */
export interface Access {
  /**
   * One call to the permission service.
   *
   * @param entityRefs - the entities that the answer would speak of; asked for
   *   only where the policy has conditions on entities
   */
  of(
    credentials: BackstageCredentials,
    entityRefs: () => Iterable<string>,
  ): Promise<AccessScope>;
}
