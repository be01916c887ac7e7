import { useApi } from '@backstage/frontend-plugin-api';
import type { PlanFacts } from '@mooring/backstage-plugin-paas-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { policyApiRef } from '../api/policyApiRef';

/** What would be asked of a plan; the last answer stays until the next is there. */
export function useSimulation(facts: PlanFacts | undefined) {
  const policyApi = useApi(policyApiRef);
  return useQuery({
    queryKey: ['paas', 'policies', 'simulation', facts],
    queryFn: () => policyApi.simulate(facts!),
    enabled: facts !== undefined,
    placeholderData: keepPreviousData,
  });
}
