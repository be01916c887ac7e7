import type { InstanceView } from '@mooring/backstage-plugin-paas-common';
import { useEnvironments } from '@mooring/react';
import { useCallback } from 'react';

/**
 * What to call an instance: its environment, or the place where others installed
 * it, of which an environment may have several.
 */
export function useInstanceTitle(): (instance: InstanceView) => string {
  const { titleOf } = useEnvironments();
  return useCallback(
    ({ managed, environment, place }) =>
      managed && environment !== undefined ? titleOf(environment) : place,
    [titleOf],
  );
}
