import { useApi } from '@backstage/frontend-plugin-api';
import type { AuditQuery } from '@mooring/backstage-plugin-paas-common';
import { paasApiRef } from '@mooring/react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

/** Rows of the audit trail newest first, page by page. */
export function useAudit(query: AuditQuery) {
  const paasApi = useApi(paasApiRef);
  return useInfiniteQuery({
    queryKey: ['paas', 'audit', query],
    queryFn: ({ pageParam }) =>
      paasApi.audit.read({
        ...query,
        ...(pageParam !== '' && { cursor: pageParam }),
      }),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}
