import { say } from '@mooring/common';
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
    message: say('managers.others', {
      manager: nameOf(manager),
      objects: fieldsOf(
        conflicts.filter(conflict => conflict.manager === manager),
      ),
    }),
  }));
};

function nameOf(manager: string): string {
  const known = KNOWN.find(([pattern]) => pattern.test(manager))?.[1];
  return known === undefined || known === manager
    ? manager
    : `${known} (${manager})`;
}

/** `Deployment shop-dev/web (.spec.replicas)` */
function fieldsOf(conflicts: readonly FieldConflict[]): string {
  const objects = [...new Set(conflicts.map(({ object }) => object))];
  return objects
    .map(object => {
      const fields = conflicts
        .filter(conflict => conflict.object === object)
        .map(({ field }) => field);
      return `${object} (${[...new Set(fields)].join(', ')})`;
    })
    .join(', ');
}
