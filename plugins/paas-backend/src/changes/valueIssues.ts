import type { Environment } from '@mooring/common';
import type { Blueprint } from '@mooring/backstage-plugin-paas-node';
import type { ChangeIssue } from './types';

/** What is wrong with a blueprint's values, and with their replicas in the environments chosen. */
export function valueIssues(
  blueprint: Blueprint,
  values: Record<string, unknown>,
  environments: Environment[],
): ChangeIssue[] {
  const parsed = blueprint.values.safeParse(values);
  if (!parsed.success) {
    return parsed.error.issues.map(issue => ({
      field: ['values', ...issue.path].join('.'),
      message: issue.message,
      clash: false,
    }));
  }
  const { replicas } = values;
  return environments
    .filter(
      ({ policy }) =>
        typeof replicas === 'number' && replicas > policy.maxReplicas,
    )
    .map(({ name, policy }) => ({
      field: 'values.replicas',
      message: `At most ${policy.maxReplicas} replicas in ${name}`,
      clash: false,
    }));
}
