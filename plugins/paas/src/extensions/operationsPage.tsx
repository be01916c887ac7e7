import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiListCheck3 } from '@remixicon/react';
import { operationsRouteRef } from '../routes';

/** `/operations` and `/operations/:id`. */
export const operationsPage = PageBlueprint.make({
  params: {
    path: '/operations',
    title: 'Operations',
    icon: <RiListCheck3 />,
    routeRef: operationsRouteRef,
    // The page draws its header itself, in the chosen language.
    noHeader: true,
    loader: async () => {
      const { OperationsRouter } = await import(
        '../components/OperationsRouter'
      );
      return <OperationsRouter />;
    },
  },
});
