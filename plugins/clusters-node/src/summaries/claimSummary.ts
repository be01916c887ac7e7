import type { V1PersistentVolumeClaim } from '@kubernetes/client-node';
import type { Interner } from './Interner';
import { objectSummary } from './objectSummary';
import { parseBytes } from './parseQuantity';
import type { Raw } from './Raw';
import type { ClaimSummary } from './types';

/** Reduces a PersistentVolumeClaim as the API server sent it. */
export function claimSummary(
  claim: Raw<V1PersistentVolumeClaim>,
  interner: Interner,
): ClaimSummary {
  const { spec, status } = claim;
  return {
    ...objectSummary(claim, interner),
    phase: interner.text(status?.phase ?? 'Pending'),
    storageClass: interner.text(spec?.storageClassName),
    requested: parseBytes(spec?.resources?.requests?.storage),
    capacity: parseBytes(status?.capacity?.storage),
  };
}
