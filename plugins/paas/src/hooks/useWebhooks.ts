import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useQuery } from '@tanstack/react-query';
import { POLL_INTERVAL } from '../lib/pollInterval';

/** All webhooks with what became of the last message to each, kept up to date. */
export function useWebhooks() {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'webhooks'],
    queryFn: () => paasApi.webhooks.list(),
    refetchInterval: POLL_INTERVAL,
  });
}
