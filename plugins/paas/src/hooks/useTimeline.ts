import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useQuery } from '@tanstack/react-query';

/** Events come from the cluster itself each time, in milliseconds. */
const TIMELINE_INTERVAL = 5_000;

/** What happened to an instance, newest first. */
export function useTimeline(instanceId: string) {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'timeline', instanceId],
    queryFn: () => paasApi.getTimeline(instanceId),
    refetchInterval: TIMELINE_INTERVAL,
  });
}
