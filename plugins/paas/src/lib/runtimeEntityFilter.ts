import type { FilterPredicate } from '@backstage/filter-predicates';
import { ANNOTATION_SERVICE_ID } from '@mooring/common';

/**
 * Fits entities behind which something runs, whoever installed it: the last two
 * annotations are those of Backstage's Kubernetes plugin.
 */
export const runtimeEntityFilter: FilterPredicate = {
  $any: [
    { [`metadata.annotations.${ANNOTATION_SERVICE_ID}`]: { $exists: true } },
    { 'metadata.annotations.backstage.io/kubernetes-id': { $exists: true } },
    {
      'metadata.annotations.backstage.io/kubernetes-label-selector': {
        $exists: true,
      },
    },
  ],
};
