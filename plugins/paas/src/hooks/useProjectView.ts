import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useQuery } from '@tanstack/react-query';

/** How often a visible page asks, in milliseconds; what has not changed costs next to nothing. */
const VIEW_INTERVAL = 1500;

/** The services of a project by their environments, kept up to date while the page is visible. */
export function useProjectView(projectRef: string) {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'project', projectRef],
    queryFn: () => paasApi.getProjectView(projectRef),
    refetchInterval: VIEW_INTERVAL,
  });
}
