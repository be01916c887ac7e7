import type {
  ContentChange,
  PlanPreview,
} from '@mooring/backstage-plugin-paas-common';

/** What a plan means, a line for each thing worth saying. */
export function describePlan({ summary, preflight }: PlanPreview): string[] {
  return [
    ...summary.flatMap(({ instance, changes }) =>
      changes.map(change => `${instance}: ${describeChange(change)}`),
    ),
    ...preflight
      .filter(({ status }) => status !== 'ok')
      .map(({ status, message }) => `${titled(status)}: ${message}`),
  ];
}

function describeChange({ part, field, before, after }: ContentChange): string {
  if (before === undefined && after === undefined) {
    return `${part}, ${field}`;
  }
  return `${part}, ${field}: ${before ?? '–'} → ${after ?? '–'}`;
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
