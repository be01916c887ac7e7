import {
  createPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/** Instances by their ref `default/shop/web/dev`, whether they exist yet or not. */
export const RESOURCE_TYPE_PAAS_INSTANCE = 'paas-instance';

type InstancePermission = ResourcePermission<
  typeof RESOURCE_TYPE_PAAS_INSTANCE
>;

/** To see the inside of an instance: pods, image, names, plans, step details. */
export const paasInstanceReadPermission: InstancePermission = createPermission({
  name: 'paas.instance.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_PAAS_INSTANCE,
});

/** To create a service in a project and environment. */
export const paasInstanceCreatePermission: InstancePermission =
  createPermission({
    name: 'paas.instance.create',
    attributes: { action: 'create' },
    resourceType: RESOURCE_TYPE_PAAS_INSTANCE,
  });

/** To change how many replicas there are. */
export const paasInstanceScalePermission: InstancePermission = createPermission(
  {
    name: 'paas.instance.scale',
    attributes: { action: 'update' },
    resourceType: RESOURCE_TYPE_PAAS_INSTANCE,
  },
);

/** To delete an instance. */
export const paasInstanceDeletePermission: InstancePermission =
  createPermission({
    name: 'paas.instance.delete',
    attributes: { action: 'delete' },
    resourceType: RESOURCE_TYPE_PAAS_INSTANCE,
  });

/** All of the paas plugin. */
export const paasPermissions = [
  paasInstanceReadPermission,
  paasInstanceCreatePermission,
  paasInstanceScalePermission,
  paasInstanceDeletePermission,
];
