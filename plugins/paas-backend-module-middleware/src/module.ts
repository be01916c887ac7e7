import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { blueprintsExtensionPoint } from '@mooring/backstage-plugin-paas-node';
import { readImage } from './config';
import { createNginxBlueprint } from './nginx/createNginxBlueprint';

/** Teaches paas the built-in blueprints. */
export const paasModuleMiddleware = createBackendModule({
  pluginId: 'paas',
  moduleId: 'middleware',
  register(reg) {
    reg.registerInit({
      deps: {
        blueprints: blueprintsExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ blueprints, config }) {
        blueprints.addBlueprint(
          createNginxBlueprint({ image: readImage(config, 'nginx') }),
        );
      },
    });
  },
});
