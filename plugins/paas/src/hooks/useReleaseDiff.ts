import { useApi } from '@backstage/frontend-plugin-api';
import type { InstancePlace } from '@mooring/backstage-plugin-paas-common';
import { paasApiRef } from '@mooring/react';
import { useQuery } from '@tanstack/react-query';

/** What differs between two releases, which never changes. */
export function useReleaseDiff(
  place: InstancePlace,
  ends: { from: number; to: number },
) {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'releaseDiff', place, ends],
    queryFn: () => paasApi.diffReleases(place, ends),
    staleTime: Infinity,
  });
}
