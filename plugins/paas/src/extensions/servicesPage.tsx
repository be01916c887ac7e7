import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiStackLine } from '@remixicon/react';
import { servicesRouteRef } from '../routes';

/** `/services` */
export const servicesPage = PageBlueprint.make({
  name: 'services',
  params: {
    path: '/services',
    title: 'Services',
    icon: <RiStackLine />,
    routeRef: servicesRouteRef,
    // The page draws its header itself, in the chosen language.
    noHeader: true,
    loader: async () => {
      const { ServicesPage } = await import('../components/ServicesPage');
      return <ServicesPage />;
    },
  },
});
