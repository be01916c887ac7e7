import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  mergeOverview,
  type OverviewState,
} from '../lib/overview/mergeOverview';

/** How often it is asked what changed, in milliseconds. */
const INTERVAL = 1500;

const QUERY_KEY = ['paas', 'overview'];

/**
 * All services that one may see, kept up to date while the page is visible.
 * After the first answer only changes travel; what did not change stays the same
 * object, so that nothing of it is drawn again.
 */
export function useOverview() {
  const paasApi = useApi(paasApiRef);
  const queryClient = useQueryClient();
  return useQuery({
    queryKey: QUERY_KEY,
    queryFn: async () => {
      const before = queryClient.getQueryData<OverviewState>(QUERY_KEY);
      return mergeOverview(before, await paasApi.getOverview(before?.cursor));
    },
    refetchInterval: INTERVAL,
    // Merging has kept what is equal already.
    structuralSharing: false,
  });
}
