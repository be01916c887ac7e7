import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useQuery } from '@tanstack/react-query';

/** The projects, and whether the person may create services in them. */
export function useProjects() {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'projects'],
    queryFn: () => paasApi.getProjects(),
  });
}
