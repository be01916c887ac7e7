import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';

/** Deletes a pod of an instance, so that another takes its place. */
export function useDeletePod(instanceId: string) {
  const paasApi = useApi(paasApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (pod: string) => paasApi.deletePod(instanceId, pod),
    onSuccess: () =>
      queryClient.invalidateQueries({ queryKey: ['paas', 'panel'] }),
  });
}
