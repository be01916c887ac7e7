import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { OperationDetail } from '@mooring/backstage-plugin-paas-common';
import { useNavigate } from 'react-router-dom';

/**
 * The way back from an operation that has succeeded, where there is one: the
 * roll-back drawer with the release that was before.
 */
export function useRollbackLink({
  state,
  kind,
  undoTo,
  entityRef,
}: OperationDetail): { release: number; open: () => void } | undefined {
  const entityLink = useRouteRef(entityRouteRef);
  const navigate = useNavigate();
  const [target, ...others] = undoTo;
  const release = target?.release;
  if (
    state !== 'succeeded' ||
    kind === 'delete' ||
    !target ||
    typeof release !== 'number' ||
    others.length > 0 ||
    entityRef === undefined ||
    !entityLink
  ) {
    return undefined;
  }
  const search = new URLSearchParams({
    environment: target.environment,
    change: 'rollback',
    release: String(release),
  });
  const page = `${entityLink(parseEntityRef(entityRef))}/runtime`;
  return { release, open: () => navigate(`${page}?${search}`) };
}
