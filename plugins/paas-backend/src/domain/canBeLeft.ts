import type { ChangeKind } from '@mooring/backstage-plugin-paas-common';

/** Whether half of such a change is something that could stay: half of a service that comes or goes is not. */
export function canBeLeft(kind: ChangeKind): boolean {
  return kind !== 'create' && kind !== 'delete';
}
