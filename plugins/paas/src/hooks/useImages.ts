import { useApi } from '@backstage/frontend-plugin-api';
import type { InstancePlace } from '@mooring/backstage-plugin-paas-common';
import { paasApiRef } from '@mooring/react';
import { useQuery } from '@tanstack/react-query';

/** Tags that an instance can be deployed with, the newest first. */
export function useImages(place: InstancePlace) {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'images', place],
    queryFn: () => paasApi.getImages(place),
    staleTime: 30_000,
    refetchOnWindowFocus: false,
  });
}
