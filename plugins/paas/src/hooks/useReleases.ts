import { useApi } from '@backstage/frontend-plugin-api';
import type { InstancePlace } from '@mooring/backstage-plugin-paas-common';
import { paasApiRef } from '@mooring/react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

/** Notes and reasons come after a release was made, in milliseconds. */
const RELEASES_INTERVAL = 15_000;

/**
 * The releases of an instance and how it stands to other environments.
 *
 * @param place - undefined: not asked for
 * @param version - what is live where: another one, and they are read again
 */
export function useReleases(
  place: InstancePlace | undefined,
  version: string = '',
) {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'releases', place, version],
    queryFn: () => paasApi.getReleases(place!),
    enabled: place !== undefined,
    placeholderData: keepPreviousData,
    staleTime: RELEASES_INTERVAL,
    refetchInterval: RELEASES_INTERVAL,
  });
}
