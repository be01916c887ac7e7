import { usePermission } from '@backstage/plugin-permission-react';
import type { paasClusterReadPermission } from '@mooring/backstage-plugin-paas-common';
import type { ReactNode } from 'react';

/** Props of {@link Permitted}. */
export interface PermittedProps {
  permission: typeof paasClusterReadPermission;
  children: ReactNode;
}

/** Entries of the sidebar that lead nowhere for those without a permission. */
export function Permitted(props: PermittedProps) {
  const { allowed } = usePermission({ permission: props.permission });
  return allowed ? <>{props.children}</> : null;
}
