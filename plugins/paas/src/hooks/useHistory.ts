import { useApi } from '@backstage/frontend-plugin-api';
import type { HistoryQuery } from '@mooring/backstage-plugin-paas-common';
import { paasApiRef } from '@mooring/react';
import { useQuery } from '@tanstack/react-query';

/** What was live at a moment; asks nothing until there is something to ask for. */
export function useHistory(query: HistoryQuery | undefined) {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'history', query],
    queryFn: () => paasApi.audit.getHistory(query!),
    enabled: query !== undefined,
  });
}
