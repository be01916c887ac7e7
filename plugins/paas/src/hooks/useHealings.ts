import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useQuery } from '@tanstack/react-query';
import { POLL_INTERVAL } from '../lib/pollInterval';

/** What failed in an instance and what came of it, newest first. */
export function useHealings(instanceId: string) {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'healings', instanceId],
    queryFn: () => paasApi.getHealings(instanceId),
    refetchInterval: POLL_INTERVAL,
  });
}
