import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useQuery } from '@tanstack/react-query';

/** Whether the audit trail is as it was sealed. Recomputing is work: it is not asked again by itself. */
export function useAuditVerdict() {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'audit-verdict'],
    queryFn: () => paasApi.audit.verify(),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
}
