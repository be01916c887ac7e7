import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiWebhookLine } from '@remixicon/react';
import { webhooksRouteRef } from '../routes';

/**
 * `/webhooks`. The page says itself when one may not see it: a link that was
 * passed on leads to an answer, not nowhere.
 */
export const webhooksPage = PageBlueprint.make({
  name: 'webhooks',
  params: {
    path: '/webhooks',
    title: 'Webhooks',
    icon: <RiWebhookLine />,
    routeRef: webhooksRouteRef,
    // The page draws its header itself, in the chosen language.
    noHeader: true,
    loader: async () => {
      const { WebhooksPage } = await import('../components/WebhooksPage');
      return <WebhooksPage />;
    },
  },
});
