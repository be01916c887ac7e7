import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';

/** The way to the Runtime tab of a service, in one of its environments. */
export function useServiceHref(): (
  entityRef: string,
  environment?: string,
) => string {
  const entityLink = useRouteRef(entityRouteRef);
  return useCallback(
    (entityRef, environment) => {
      const page = entityLink?.(parseEntityRef(entityRef)) ?? '';
      const search =
        environment === undefined
          ? ''
          : `?${new URLSearchParams({ environment })}`;
      return `${page}/runtime${search}`;
    },
    [entityLink],
  );
}
