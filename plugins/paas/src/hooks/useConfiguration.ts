import { useApi } from '@backstage/frontend-plugin-api';
import type { InstancePlace } from '@mooring/backstage-plugin-paas-common';
import { paasApiRef } from '@mooring/react';
import { useQuery } from '@tanstack/react-query';

/**
 * What a deploy of an instance starts from.
 *
 * @param place - undefined: not asked for
 * @param head - number of the newest release: another one, and it is read again
 */
export function useConfiguration(
  place: InstancePlace | undefined,
  head: number | undefined,
) {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'configuration', place, head],
    queryFn: () => paasApi.getConfiguration(place!),
    enabled: place !== undefined,
    refetchOnWindowFocus: false,
  });
}
