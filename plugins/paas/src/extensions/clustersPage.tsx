import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiServerLine } from '@remixicon/react';
import { clustersRouteRef } from '../routes';

/**
 * `/clusters`, one cluster and one node below it. The page says itself when one
 * may not see it: a link that was passed on leads to an answer, not nowhere.
 */
export const clustersPage = PageBlueprint.make({
  name: 'clusters',
  params: {
    path: '/clusters',
    title: 'Clusters',
    icon: <RiServerLine />,
    routeRef: clustersRouteRef,
    // The page draws its header itself, in the chosen language.
    noHeader: true,
    loader: async () => {
      const { ClustersRouter } = await import('../components/ClustersRouter');
      return <ClustersRouter />;
    },
  },
});
