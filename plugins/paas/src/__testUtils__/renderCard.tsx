import { identityApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  paasApiRef,
  queryClient,
  QueryProvider,
  type PaasApi,
} from '@mooring/react';
import type { ReactElement } from 'react';
import { operationsRouteRef, servicesRouteRef } from '../routes';

/** A card of ours on somebody else's page, for a reader of team A. */
export function renderCard(api: PaasApi, card: ReactElement) {
  queryClient.clear();
  return renderInTestApp(<QueryProvider>{card}</QueryProvider>, {
    apis: [
      [paasApiRef, api],
      [
        identityApiRef,
        mockApis.identity({ ownershipEntityRefs: ['group:default/team-a'] }),
      ],
    ],
    mountedRoutes: {
      '/services': servicesRouteRef,
      '/operations': operationsRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
}
