import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { paasServiceRef } from '@mooring/backstage-plugin-paas-node';
import { createServiceCreateAction } from './actions/createServiceCreateAction';
import { createServiceDeleteAction } from './actions/createServiceDeleteAction';
import { createServiceDeployAction } from './actions/createServiceDeployAction';
import { createServiceRestartAction } from './actions/createServiceRestartAction';
import { createServiceRollbackAction } from './actions/createServiceRollbackAction';
import { createServiceScaleAction } from './actions/createServiceScaleAction';

/** Teaches the scaffolder the actions of Mooring. */
export const scaffolderModuleMooring = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'mooring',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        paas: paasServiceRef,
      },
      async init({ actions, ...services }) {
        actions.addActions(
          createServiceCreateAction(services),
          createServiceDeployAction(services),
          createServiceScaleAction(services),
          createServiceRollbackAction(services),
          createServiceRestartAction(services),
          createServiceDeleteAction(services),
        );
      },
    });
  },
});
