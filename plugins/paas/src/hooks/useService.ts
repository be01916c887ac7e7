import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useQuery } from '@tanstack/react-query';
import { POLL_INTERVAL } from '../lib/pollInterval';

/** A service with its instances, kept up to date while the page is visible. */
export function useService(id: string) {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'service', id],
    queryFn: () => paasApi.getService(id),
    refetchInterval: POLL_INTERVAL,
  });
}
