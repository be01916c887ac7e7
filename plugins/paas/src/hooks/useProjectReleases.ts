import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

/** The releases of a project in one environment, the newest first. */
export function useProjectReleases(projectRef: string, environment: string) {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'project-releases', projectRef, environment],
    queryFn: () => paasApi.getProjectReleases(projectRef, environment),
    refetchOnWindowFocus: false,
  });
}

/** Marks what is live in an environment as one to come back to. */
export function useMarkProjectRelease(projectRef: string, environment: string) {
  const paasApi = useApi(paasApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (note: string) =>
      paasApi.markProjectRelease({
        projectRef,
        environment,
        ...(note !== '' && { note }),
      }),
    onSuccess: () =>
      queryClient.invalidateQueries({
        queryKey: ['paas', 'project-releases', projectRef, environment],
      }),
  });
}
