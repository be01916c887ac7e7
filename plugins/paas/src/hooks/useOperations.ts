import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { POLL_INTERVAL } from '../lib/pollInterval';

/** Operations newest first, page by page, kept up to date while the page is visible. */
export function useOperations() {
  const paasApi = useApi(paasApiRef);
  return useInfiniteQuery({
    queryKey: ['paas', 'operations'],
    queryFn: ({ pageParam }) =>
      paasApi.getOperations(pageParam === '' ? {} : { cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
    refetchInterval: POLL_INTERVAL,
  });
}
