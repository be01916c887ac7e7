import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useQuery } from '@tanstack/react-query';

/** All projects of the catalog. */
export function useProjects() {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'projects'],
    queryFn: () => paasApi.getProjects(),
    staleTime: 60_000,
  });
}
