import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';

/** The entity ref of whoever has signed in. */
export function useReader() {
  const identityApi = useApi(identityApiRef);
  return useQuery({
    queryKey: ['paas', 'reader'],
    queryFn: async () =>
      (await identityApi.getBackstageIdentity()).userEntityRef,
    staleTime: Infinity,
  });
}
