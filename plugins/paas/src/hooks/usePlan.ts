import { useApi } from '@backstage/frontend-plugin-api';
import type { Change } from '@mooring/backstage-plugin-paas-common';
import { paasApiRef, useDebounced } from '@mooring/react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

/**
 * What a change would do, worked out again whenever it rests at another value.
 *
 * @param change - undefined as long as the form is not filled in
 * @param isEmergency - as it is carried out without waiting for approvals
 */
export function usePlan(change: Change | undefined, isEmergency = false) {
  const paasApi = useApi(paasApiRef);
  const key = change && JSON.stringify({ change, isEmergency });
  const settled = useDebounced(key);
  const query = useQuery({
    queryKey: ['paas', 'plan', settled],
    queryFn: () => {
      const wanted = JSON.parse(settled ?? '');
      return wanted.isEmergency
        ? paasApi.preview(wanted.change, true)
        : paasApi.preview(wanted.change);
    },
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const isCurrent =
    settled !== undefined && settled === key && !query.isPlaceholderData;
  return {
    /** The newest plan there is; of an earlier value as long as `isCurrent` is false. */
    plan: settled === undefined ? undefined : query.data,
    /** Whether `plan` belongs to the change as it is now, and may be confirmed. */
    isCurrent: isCurrent && query.isSuccess && !query.isFetching,
    error: settled === key ? query.error : null,
    refetch: query.refetch,
  };
}
