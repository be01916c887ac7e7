import { useApi } from '@backstage/frontend-plugin-api';
import { FINAL_STATES } from '@mooring/backstage-plugin-paas-common';
import { paasApiRef } from '@mooring/react';
import { useQuery } from '@tanstack/react-query';
import { POLL_INTERVAL } from '../lib/pollInterval';

/** An operation with its steps, kept up to date until it has ended. */
export function useOperation(id: string) {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'operation', id],
    queryFn: () => paasApi.getOperation(id),
    refetchInterval: ({ state }) =>
      state.data && FINAL_STATES.includes(state.data.state)
        ? false
        : POLL_INTERVAL,
  });
}
