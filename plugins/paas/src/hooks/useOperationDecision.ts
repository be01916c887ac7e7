import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';

/** What a person can decide about an operation that has not ended. */
export type Decision = 'continue' | 'undo' | 'cancel' | 'takeOver';

/** Lets an operation go on, turns it round, stops it, or gives it the fields that it is held over. */
export function useOperationDecision(id: string) {
  const paasApi = useApi(paasApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (decision: Decision) => {
      switch (decision) {
        case 'continue':
          return paasApi.continueOperation(id);
        case 'undo':
          return paasApi.undoOperation(id);
        case 'cancel':
          return paasApi.cancelOperation(id);
        default:
          return paasApi.takeOverFields(id);
      }
    },
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: ['paas', 'operation', id] }),
  });
}
