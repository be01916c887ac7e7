import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { readGroups } from './decide';
import { MooringPermissionPolicy } from './MooringPermissionPolicy';

/** Decides by the reference policy of Mooring. */
export const permissionModuleMooring = createBackendModule({
  pluginId: 'permission',
  moduleId: 'mooring',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        policy: policyExtensionPoint,
      },
      async init({ config, policy }) {
        policy.setPolicy(new MooringPermissionPolicy(readGroups(config)));
      },
    });
  },
});
