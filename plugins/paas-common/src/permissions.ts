import {
  createPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/** Instances by their ref `default/shop/web/dev`, whether they exist yet or not. */
export const RESOURCE_TYPE_PAAS_INSTANCE = 'paas-instance';

type InstancePermission = ResourcePermission<
  typeof RESOURCE_TYPE_PAAS_INSTANCE
>;

/** To see that an instance exists, how it is doing and who owns it. */
export const paasInstanceListPermission: InstancePermission = createPermission({
  name: 'paas.instance.list',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_PAAS_INSTANCE,
});

/** To see the inside of an instance: pods, findings, image, names, plans, step details. */
export const paasInstanceReadPermission: InstancePermission = createPermission({
  name: 'paas.instance.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_PAAS_INSTANCE,
});

/** To see its configuration: values, keys and content of its ConfigMaps. */
export const paasInstanceConfigurationReadPermission: InstancePermission =
  createPermission({
    name: 'paas.instance.configuration.read',
    attributes: { action: 'read' },
    resourceType: RESOURCE_TYPE_PAAS_INSTANCE,
  });

/** To read the logs of its pods; each reading is recorded. */
export const paasInstanceLogsReadPermission: InstancePermission =
  createPermission({
    name: 'paas.instance.logs.read',
    attributes: { action: 'read' },
    resourceType: RESOURCE_TYPE_PAAS_INSTANCE,
  });

/** To read its objects as YAML; each reading is recorded. */
export const paasInstanceYamlReadPermission: InstancePermission =
  createPermission({
    name: 'paas.instance.yaml.read',
    attributes: { action: 'read' },
    resourceType: RESOURCE_TYPE_PAAS_INSTANCE,
  });

/** To delete one of its pods, so that another takes its place. */
export const paasInstancePodDeletePermission: InstancePermission =
  createPermission({
    name: 'paas.instance.pod.delete',
    attributes: { action: 'delete' },
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

/** To deploy another version, configuration or size. */
export const paasInstanceDeployPermission: InstancePermission =
  createPermission({
    name: 'paas.instance.deploy',
    attributes: { action: 'update' },
    resourceType: RESOURCE_TYPE_PAAS_INSTANCE,
  });

/** To roll an instance back, and to resume what was rolled back. */
export const paasInstanceRollbackPermission: InstancePermission =
  createPermission({
    name: 'paas.instance.rollback',
    attributes: { action: 'update' },
    resourceType: RESOURCE_TYPE_PAAS_INSTANCE,
  });

/** To restart, stop and start an instance. */
export const paasInstanceRestartPermission: InstancePermission =
  createPermission({
    name: 'paas.instance.restart',
    attributes: { action: 'update' },
    resourceType: RESOURCE_TYPE_PAAS_INSTANCE,
  });

/** To give an instance other DNS names. */
export const paasInstanceNamesPermission: InstancePermission = createPermission(
  {
    name: 'paas.instance.names',
    attributes: { action: 'update' },
    resourceType: RESOURCE_TYPE_PAAS_INSTANCE,
  },
);

/** To take fields of an instance's objects from another manager of the cluster; each is recorded. */
export const paasInstanceTakeOverPermission: InstancePermission =
  createPermission({
    name: 'paas.instance.take-over',
    attributes: { action: 'update' },
    resourceType: RESOURCE_TYPE_PAAS_INSTANCE,
  });

/** To delete an instance. */
export const paasInstanceDeletePermission: InstancePermission =
  createPermission({
    name: 'paas.instance.delete',
    attributes: { action: 'delete' },
    resourceType: RESOURCE_TYPE_PAAS_INSTANCE,
  });

/** To carry a change out before those who have to approve it have done so; each is marked until it is reviewed. */
export const paasInstanceEmergencyPermission: InstancePermission =
  createPermission({
    name: 'paas.instance.emergency',
    attributes: { action: 'update' },
    resourceType: RESOURCE_TYPE_PAAS_INSTANCE,
  });

/** To reserve an instance, so that changes by others wait. */
export const paasInstanceReservePermission: InstancePermission =
  createPermission({
    name: 'paas.instance.reserve',
    attributes: { action: 'update' },
    resourceType: RESOURCE_TYPE_PAAS_INSTANCE,
  });

/** To define procedures and freezes. */
export const paasPolicyManagePermission = createPermission({
  name: 'paas.policy.manage',
  attributes: { action: 'update' },
});

/** To see clusters, their nodes and what the portal knows of them. */
export const paasClusterReadPermission = createPermission({
  name: 'paas.cluster.read',
  attributes: { action: 'read' },
});

/** To read the audit trail of everything. */
export const paasAuditReadPermission = createPermission({
  name: 'paas.audit.read',
  attributes: { action: 'read' },
});

/** To see and change who outside the portal is told of operations. */
export const paasWebhooksManagePermission = createPermission({
  name: 'paas.webhooks.manage',
  attributes: { action: 'update' },
});

/** All of the paas plugin. */
export const paasPermissions = [
  paasClusterReadPermission,
  paasInstanceListPermission,
  paasInstanceReadPermission,
  paasInstanceConfigurationReadPermission,
  paasInstanceLogsReadPermission,
  paasInstanceYamlReadPermission,
  paasInstancePodDeletePermission,
  paasInstanceCreatePermission,
  paasInstanceDeployPermission,
  paasInstanceScalePermission,
  paasInstanceRollbackPermission,
  paasInstanceRestartPermission,
  paasInstanceNamesPermission,
  paasInstanceTakeOverPermission,
  paasInstanceDeletePermission,
  paasInstanceEmergencyPermission,
  paasInstanceReservePermission,
  paasPolicyManagePermission,
  paasAuditReadPermission,
  paasWebhooksManagePermission,
];
