import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { accessReviewExtensionPoint } from '@mooring/backstage-plugin-paas-node';
import { decide, readGroups } from './decide';

/** Tells paas who may do what by the reference policy. */
export const accessReviewModule = createBackendModule({
  pluginId: 'paas',
  moduleId: 'access-review-mooring',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        review: accessReviewExtensionPoint,
      },
      async init({ config, review }) {
        const groups = readGroups(config);
        review.setSource({
          groups: () => Object.values(groups).flat(),
          decide: (permission, group) =>
            decide(groups, permission, {
              userEntityRef: 'user:default/somebody',
              ownershipEntityRefs: group === undefined ? [] : [group],
            }),
        });
      },
    });
  },
});
