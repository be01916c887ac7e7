import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useQuery } from '@tanstack/react-query';

/** An object as YAML; read once, since each reading is recorded. */
export function useObjectYaml(
  instanceId: string,
  object: { kind: string; name: string },
) {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'yaml', instanceId, object.kind, object.name],
    queryFn: () => paasApi.getYaml(instanceId, object),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
