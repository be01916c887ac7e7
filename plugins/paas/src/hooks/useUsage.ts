import { useApi } from '@backstage/frontend-plugin-api';
import type { InstanceView } from '@mooring/backstage-plugin-paas-common';
import { paasApiRef } from '@mooring/react';
import { useQuery } from '@tanstack/react-query';

/** Clusters measure no more often than this, in milliseconds. */
const USAGE_INTERVAL = 15_000;

/** What the pods of an instance use; for those who may see its inside. */
export function useUsage(instance: InstanceView) {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'usage', instance.id],
    queryFn: () => paasApi.getUsage(instance.id),
    enabled: instance.inside !== undefined,
    refetchInterval: USAGE_INTERVAL,
  });
}
