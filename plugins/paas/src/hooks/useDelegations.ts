import { useApi } from '@backstage/frontend-plugin-api';
import type { Delegate } from '@mooring/backstage-plugin-paas-common';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { policyApiRef } from '../api/policyApiRef';

const KEY = ['paas', 'delegations'];

/** Who decides for whom, as far as it concerns the reader. */
export function useDelegations() {
  const policyApi = useApi(policyApiRef);
  return useQuery({
    queryKey: KEY,
    queryFn: () => policyApi.getDelegations(),
  });
}

/** Hands own decisions to somebody else. */
export function useDelegate() {
  const policyApi = useApi(policyApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (delegate: Delegate) => policyApi.delegate(delegate),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}

/** Takes decisions back. */
export function useTakeBack() {
  const policyApi = useApi(policyApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => policyApi.takeBack(id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}
