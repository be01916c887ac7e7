import { useApi } from '@backstage/frontend-plugin-api';
import type { Reserve } from '@mooring/backstage-plugin-paas-common';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { policyApiRef } from '../api/policyApiRef';

const INTERVAL = 15_000;
const KEY = ['paas', 'reservations'];

/** Reservations in force. */
export function useReservations() {
  const policyApi = useApi(policyApiRef);
  return useQuery({
    queryKey: KEY,
    queryFn: () => policyApi.getReservations(),
    refetchInterval: INTERVAL,
  });
}

/** Who holds an instance; undefined: nobody, or it is not known yet. */
export function useReservationOf(instanceId: string) {
  return useReservations().data?.find(item => item.instanceId === instanceId);
}

/** Reserves an instance. */
export function useReserve() {
  const policyApi = useApi(policyApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (reserve: Reserve) => policyApi.reserve(reserve),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}

/** Lets go of an instance. */
export function useRelease() {
  const policyApi = useApi(policyApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => policyApi.release(id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}
