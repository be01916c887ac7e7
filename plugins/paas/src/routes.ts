import {
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

/** The list of operations. */
export const operationsRouteRef = createRouteRef();

/** One operation. */
export const operationRouteRef = createSubRouteRef({
  parent: operationsRouteRef,
  path: '/:id',
});
