import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';

/** Lets a held operation go on, or turns an operation round. */
export function useOperationDecision(id: string) {
  const paasApi = useApi(paasApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (decision: 'continue' | 'undo') =>
      decision === 'continue'
        ? paasApi.continueOperation(id)
        : paasApi.undoOperation(id),
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: ['paas', 'operation', id] }),
  });
}
