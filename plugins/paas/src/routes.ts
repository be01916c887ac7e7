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

/** The list of services. */
export const servicesRouteRef = createRouteRef();

/** The clusters. */
export const clustersRouteRef = createRouteRef();

/** One cluster. */
export const clusterRouteRef = createSubRouteRef({
  parent: clustersRouteRef,
  path: '/:cluster',
});

/** A node of a cluster. */
export const nodeRouteRef = createSubRouteRef({
  parent: clustersRouteRef,
  path: '/:cluster/nodes/:node',
});

/** The audit trail. */
export const auditRouteRef = createRouteRef();

/** What was live when. */
export const historyRouteRef = createSubRouteRef({
  parent: auditRouteRef,
  path: '/history',
});

/** Who may do what. */
export const accessReviewRouteRef = createSubRouteRef({
  parent: auditRouteRef,
  path: '/access',
});

/** Procedures, freezes and reservations. */
export const policiesRouteRef = createRouteRef();

/** Who outside the portal is told of operations. */
export const webhooksRouteRef = createRouteRef();
