import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useQuery } from '@tanstack/react-query';

/** Who may do what in an environment; asks nothing until one is known. */
export function useAccessReview(environment: string | undefined) {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'access-review', environment],
    queryFn: () => paasApi.audit.getAccessReview(environment!),
    enabled: environment !== undefined,
  });
}
