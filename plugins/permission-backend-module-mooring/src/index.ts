/**
 * The reference policy of Mooring.
 *
 * @packageDocumentation
 */

import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { accessReviewModule } from './accessReviewModule';
import { permissionModuleMooring } from './module';

/** The policy, and for paas the answer to who may do what by it. */
export default createBackendFeatureLoader({
  loader: () => [permissionModuleMooring, accessReviewModule],
});
