import { useApi } from '@backstage/frontend-plugin-api';
import type {
  PolicyDocument,
  PolicyKind,
} from '@mooring/backstage-plugin-paas-common';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { policyApiRef } from '../api/policyApiRef';

const INTERVAL = 30_000;

/** Procedures or freezes in force. */
export function usePolicies<K extends PolicyKind>(kind: K) {
  const policyApi = useApi(policyApiRef);
  return useQuery({
    queryKey: ['paas', 'policies', kind],
    queryFn: () => policyApi.list(kind),
    refetchInterval: INTERVAL,
  });
}

/** All versions of one, the newest first. */
export function usePolicyVersions<K extends PolicyKind>(kind: K, id: string) {
  const policyApi = useApi(policyApiRef);
  return useQuery({
    queryKey: ['paas', 'policies', kind, id],
    queryFn: () => policyApi.versions(kind, id),
  });
}

/** Puts a new one, or a new version of one, in force. */
export function useSavePolicy<K extends PolicyKind>(
  kind: K,
  of: PolicyDocument<K> | undefined,
) {
  const policyApi = useApi(policyApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({
      body,
      note,
    }: {
      body: PolicyDocument<K>['body'];
      note: string | undefined;
    }) => policyApi.save(kind, body, { of, note }),
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: ['paas', 'policies'] }),
  });
}

/** Takes one out of force. */
export function useWithdrawPolicy(kind: PolicyKind) {
  const policyApi = useApi(policyApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (of: { id: string; version: number }) =>
      policyApi.withdraw(kind, of),
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: ['paas', 'policies'] }),
  });
}
