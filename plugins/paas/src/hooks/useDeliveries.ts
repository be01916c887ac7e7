import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { POLL_INTERVAL } from '../lib/pollInterval';

/** Messages to a webhook newest first, page by page, kept up to date. */
export function useDeliveries(webhook: string) {
  const paasApi = useApi(paasApiRef);
  return useInfiniteQuery({
    queryKey: ['paas', 'webhooks', webhook, 'deliveries'],
    queryFn: ({ pageParam }) =>
      paasApi.webhooks.deliveries(
        webhook,
        pageParam === '' ? undefined : pageParam,
      ),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
    refetchInterval: POLL_INTERVAL,
  });
}
