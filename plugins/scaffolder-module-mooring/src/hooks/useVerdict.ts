import { useApi } from '@backstage/frontend-plugin-api';
import type { Draft } from '@mooring/backstage-plugin-paas-common';
import { paasApiRef, useDebounced } from '@mooring/react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

/** What the backend says of a form while it is being filled in. */
export function useVerdict(draft: Draft) {
  const paasApi = useApi(paasApiRef);
  const settled = useDebounced(JSON.stringify(draft));
  const query = useQuery({
    queryKey: ['paas', 'verdict', settled],
    queryFn: () => paasApi.validate(JSON.parse(settled)),
    enabled: draft.service !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return draft.service === undefined ? undefined : query.data;
}
