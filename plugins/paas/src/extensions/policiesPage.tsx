import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiGitBranchLine } from '@remixicon/react';
import { policiesRouteRef } from '../routes';

/** `/policies`: procedures, the freeze calendar, reservations; everybody may look. */
export const policiesPage = PageBlueprint.make({
  name: 'policies',
  params: {
    path: '/policies',
    title: 'Policies',
    icon: <RiGitBranchLine />,
    routeRef: policiesRouteRef,
    // The page draws its header itself, in the chosen language.
    noHeader: true,
    loader: async () => {
      const { PoliciesRouter } = await import('../components/PoliciesRouter');
      return <PoliciesRouter />;
    },
  },
});
