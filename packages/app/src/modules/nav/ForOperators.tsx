import { usePermission } from '@backstage/plugin-permission-react';
import { paasClusterReadPermission } from '@mooring/backstage-plugin-paas-common';
import type { ReactNode } from 'react';

/** Props of {@link ForOperators}. */
export interface ForOperatorsProps {
  children: ReactNode;
}

/** Entries of the sidebar that lead nowhere for those who may not see clusters. */
export function ForOperators(props: ForOperatorsProps) {
  const { allowed } = usePermission({ permission: paasClusterReadPermission });
  return allowed ? <>{props.children}</> : null;
}
