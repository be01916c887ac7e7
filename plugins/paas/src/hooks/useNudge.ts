import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

const INTERVAL = 10_000;

/** Whom a nudge would reach and who nudged last, and the nudge itself. */
export function useNudge(operationId: string, isEnabled: boolean) {
  const paasApi = useApi(paasApiRef);
  const queryClient = useQueryClient();
  const queryKey = ['paas', 'operation', operationId, 'nudge'];
  const state = useQuery({
    queryKey,
    queryFn: () => paasApi.getNudge(operationId),
    enabled: isEnabled,
    refetchInterval: INTERVAL,
  });
  const nudge = useMutation({
    mutationFn: () => paasApi.nudge(operationId),
    onSuccess: answer => queryClient.setQueryData(queryKey, answer),
    // Somebody else may have been quicker.
    onError: () => queryClient.invalidateQueries({ queryKey }),
  });
  return { state: state.data, nudge };
}
