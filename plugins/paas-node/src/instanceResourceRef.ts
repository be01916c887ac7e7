import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_PAAS_INSTANCE } from '@mooring/backstage-plugin-paas-common';

/** What the rules of an instance's permissions look at. */
export interface InstanceResource {
  /** `default/shop/web/dev` */
  ref: string;
  projectRef: string;
  /** Owner of the project; undefined if the project does not exist. */
  ownerRef: string | undefined;
  environment: string;
}

/** A filter that always holds or never does: instances are checked one by one, not queried. */
export interface InstanceQuery {
  ownerRefs?: string[];
  environments?: string[];
}

/** Instances as permission resources. */
export const instanceResourceRef = createPermissionResourceRef<
  InstanceResource,
  InstanceQuery
>().with({ pluginId: 'paas', resourceType: RESOURCE_TYPE_PAAS_INSTANCE });
