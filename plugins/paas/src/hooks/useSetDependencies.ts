import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';

/** Says of services what each depends on, one after the other; the first refusal ends it. */
export function useSetDependencies(projectRef: string) {
  const paasApi = useApi(paasApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (
      changes: readonly { serviceId: string; dependsOn: string[] }[],
    ) => {
      for (const { serviceId, dependsOn } of changes) {
        await paasApi.setDependencies(serviceId, dependsOn);
      }
    },
    onSettled: () =>
      queryClient.invalidateQueries({
        queryKey: ['paas', 'project', projectRef],
      }),
  });
}
