import { useApi } from '@backstage/frontend-plugin-api';
import type { Decide } from '@mooring/backstage-plugin-paas-common';
import { paasApiRef } from '@mooring/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';

/** What people say to an operation that asks for it. */
export type OperationAnswer =
  | { kind: 'decide'; decide: Decide }
  | { kind: 'overrideFreeze'; reason: string }
  | { kind: 'review'; note: string };

/** Decides at a gate, lets an operation through a freeze, or reviews an emergency. */
export function useOperationAnswer(id: string) {
  const paasApi = useApi(paasApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (answer: OperationAnswer) => {
      switch (answer.kind) {
        case 'decide':
          return paasApi.decide(id, answer.decide);
        case 'overrideFreeze':
          return paasApi.overrideFreeze(id, answer.reason);
        default:
          return paasApi.reviewOperation(id, answer.note || undefined);
      }
    },
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: ['paas', 'operation', id] }),
  });
}
