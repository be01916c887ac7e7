import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';

/** The refs through which the reader owns things: their own and those of their groups. */
export function useOwnership() {
  const identityApi = useApi(identityApiRef);
  return useQuery({
    queryKey: ['paas', 'ownership'],
    queryFn: async () =>
      (await identityApi.getBackstageIdentity()).ownershipEntityRefs,
    staleTime: Infinity,
  });
}
