import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_PAAS_INSTANCE } from '@mooring/backstage-plugin-paas-common';

/** What the rules of an instance's permissions look at. */
export interface InstanceResource {
  /** `default/shop/web/dev`, or `observed/…` for what a catalog entity points at. */
  ref: string;
  /** Undefined for an entity that belongs to no project. */
  projectRef: string | undefined;
  /** Owner of the project or of the entity; undefined if there is none. */
  ownerRef: string | undefined;
  /** Undefined for a place that belongs to no environment. */
  environment: string | undefined;
  /** Undefined where no release and no environment names one yet. */
  cluster: string | undefined;
}

/** A filter that always holds or never does: instances are checked one by one, not queried. */
export interface InstanceQuery {
  ownerRefs?: string[];
  projectRefs?: string[];
  environments?: string[];
  clusters?: string[];
}

/** Instances as permission resources. */
export const instanceResourceRef = createPermissionResourceRef<
  InstanceResource,
  InstanceQuery
>().with({ pluginId: 'paas', resourceType: RESOURCE_TYPE_PAAS_INSTANCE });
