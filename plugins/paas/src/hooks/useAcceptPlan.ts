import { useApi } from '@backstage/frontend-plugin-api';
import type { Accept } from '@mooring/backstage-plugin-paas-common';
import { paasApiRef } from '@mooring/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { createIdempotencyKey } from '../lib/createIdempotencyKey';

/**
 * Confirms the plan that was seen. A second press on the same plan starts nothing
 * twice.
 *
 * @param planHash - hash of the plan on the screen
 */
export function useAcceptPlan(planHash: string | undefined) {
  const paasApi = useApi(paasApiRef);
  const queryClient = useQueryClient();
  const idempotencyKey = useMemo(
    () => `${createIdempotencyKey()}-${planHash?.slice(-8) ?? 'none'}`,
    [planHash],
  );
  return useMutation({
    mutationFn: (accept: Omit<Accept, 'idempotencyKey'>) =>
      paasApi.accept({ ...accept, idempotencyKey }),
    // A change may carry secrets: it is forgotten once it was sent.
    gcTime: 0,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['paas'] }),
  });
}
