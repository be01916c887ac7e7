import type { FieldConflict } from '@mooring/backstage-plugin-paas-common';
import type { Check } from '../types';

const KNOWN: [RegExp, string][] = [
  [/^argocd-controller$/, 'Argo CD'],
  [/^(kustomize|helm)-controller$/, 'Flux'],
  [/^helm$/, 'Helm'],
  [/^kubectl/, 'kubectl'],
];

/** Who else manages the fields that the steps would write. */
export const managersCheck: Check = async ({ steps }) => {
  const conflicts = steps.flatMap(({ preview }) => preview.conflicts ?? []);
  const managers = [...new Set(conflicts.map(({ manager }) => manager))];
  return managers.map(manager => ({
    code: 'managers',
    status: 'warning',
    message: `${nameOf(manager)} also manages ${fieldsOf(
      conflicts.filter(conflict => conflict.manager === manager),
    )}; the operation will be held there until somebody takes the field over`,
  }));
};

function nameOf(manager: string): string {
  const known = KNOWN.find(([pattern]) => pattern.test(manager))?.[1];
  return known === undefined || known === manager
    ? manager
    : `${known} (${manager})`;
}

/** `.spec.replicas of Deployment shop-dev/web` */
function fieldsOf(conflicts: readonly FieldConflict[]): string {
  const objects = [...new Set(conflicts.map(({ object }) => object))];
  return objects
    .map(object => {
      const fields = conflicts
        .filter(conflict => conflict.object === object)
        .map(({ field }) => field);
      return `${[...new Set(fields)].join(', ')} of ${object}`;
    })
    .join(' and ');
}
