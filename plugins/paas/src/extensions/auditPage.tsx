import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiFileShield2Line } from '@remixicon/react';
import { auditRouteRef } from '../routes';

/**
 * `/audit`, and below it what was live when and who may do what. The page says itself when one may not see it: a link that was passed
 * on leads to an answer, not nowhere.
 */
export const auditPage = PageBlueprint.make({
  name: 'audit',
  params: {
    path: '/audit',
    title: 'Audit',
    icon: <RiFileShield2Line />,
    routeRef: auditRouteRef,
    // The page draws its header itself, in the chosen language.
    noHeader: true,
    loader: async () => {
      const { AuditRouter } = await import('../components/AuditRouter');
      return <AuditRouter />;
    },
  },
});
