import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { useQuery } from '@tanstack/react-query';

/** How often a visible tab asks, in milliseconds; what has not changed costs next to nothing. */
const PANEL_INTERVAL = 1500;

/** What runs behind a catalog entity, kept up to date while the page is visible. */
export function usePanel(entityRef: string) {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'panel', entityRef],
    queryFn: () => paasApi.getPanel(entityRef),
    refetchInterval: PANEL_INTERVAL,
  });
}
