import { useApi } from '@backstage/frontend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { paasInstanceEmergencyPermission } from '@mooring/backstage-plugin-paas-common';
import { useQuery } from '@tanstack/react-query';

/**
 * Whether the reader may run changes of all these instances before they are
 * approved; undefined as long as it is not known.
 *
 * @param instances - refs
 */
export function useMayRunEmergency(instances: string[]): boolean | undefined {
  const permissionApi = useApi(permissionApiRef);
  const { data } = useQuery({
    queryKey: ['paas', 'mayRunEmergency', instances],
    queryFn: async () => {
      const answers = await Promise.all(
        instances.map(resourceRef =>
          permissionApi.authorize({
            permission: paasInstanceEmergencyPermission,
            resourceRef,
          }),
        ),
      );
      return answers.every(({ result }) => result === AuthorizeResult.ALLOW);
    },
    enabled: instances.length > 0,
    staleTime: 60_000,
  });
  return data;
}
