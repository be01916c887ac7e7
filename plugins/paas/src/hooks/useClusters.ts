import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef, statusOf } from '@mooring/react';
import { useQuery } from '@tanstack/react-query';
import { POLL_INTERVAL } from '../lib/pollInterval';

/** Whoever may not see clusters will not be allowed to two seconds later either. */
function untilRefused({ state }: { state: { error: unknown } }) {
  return statusOf(state.error) === 403 ? (false as const) : POLL_INTERVAL;
}

/** All clusters, kept up to date while the page is visible. */
export function useClusters() {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'clusters'],
    queryFn: () => paasApi.getClusters(),
    refetchInterval: untilRefused,
  });
}

/** A cluster with its nodes. */
export function useCluster(cluster: string) {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'cluster', cluster],
    queryFn: () => paasApi.getCluster(cluster),
    refetchInterval: untilRefused,
  });
}

/** A node with its pods. */
export function useNode(cluster: string, node: string) {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'node', cluster, node],
    queryFn: () => paasApi.getNode(cluster, node),
    refetchInterval: untilRefused,
  });
}
