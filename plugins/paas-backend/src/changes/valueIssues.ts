import type { Environment } from '@mooring/common';
import type { Size } from '@mooring/backstage-plugin-paas-common';
import type { Blueprint } from '@mooring/backstage-plugin-paas-node';
import { z } from 'zod';
import type { ChangeIssue } from './types';

const replicasSchema = z
  .number({ error: 'Give a whole number of replicas' })
  .int('Give a whole number of replicas')
  .min(1, 'At least 1 replica')
  .max(1000, 'At most 1000 replicas');

/** What is filled in for a new service, taken apart: the platform's and the blueprint's. */
export interface FilledValues {
  replicas: number;
  size: Size | undefined;
  /** Of the blueprint. */
  values: Record<string, z.core.util.JSONType>;
}

/** Takes the platform's values out. Only for values that {@link valueIssues} finds nothing wrong with. */
export function splitValues(
  blueprint: Blueprint,
  filled: FilledValues['values'],
): FilledValues {
  const { replicas, size, ...values } = filled;
  return {
    replicas: Number(replicas),
    size: blueprint.sizes.find(({ name }) => name === size),
    values,
  };
}

/** What is wrong with the values of a new service, and with their replicas in the environments chosen. */
export function valueIssues(
  blueprint: Blueprint,
  filled: Record<string, unknown>,
  environments: Environment[],
): ChangeIssue[] {
  const { replicas, size, ...values } = filled;
  const parsed = z
    .object({ replicas: replicasSchema, size: sizeSchemaOf(blueprint) })
    .safeParse({ replicas, size });
  return [
    ...issuesOf(parsed.error),
    ...issuesOf(blueprint.values.safeParse(values).error),
    ...environments.flatMap(environment =>
      typeof replicas === 'number'
        ? replicaIssues('values.replicas', replicas, environment)
        : [],
    ),
  ];
}

/** What an environment's policy has against a number of replicas. */
export function replicaIssues(
  field: string,
  replicas: number,
  { name, policy }: Environment,
): ChangeIssue[] {
  return replicas > policy.maxReplicas
    ? [
        {
          field,
          message: `At most ${policy.maxReplicas} replicas in ${name}`,
          clash: false,
        },
      ]
    : [];
}

function sizeSchemaOf({ sizes }: Blueprint): z.ZodType {
  const names = sizes.map(({ name }) => name);
  return names.length === 0
    ? z.undefined()
    : z.enum(names, {
        error: `Choose ${new Intl.ListFormat('en', {
          type: 'disjunction',
        }).format(names)}`,
      });
}

function issuesOf(error: z.ZodError | undefined): ChangeIssue[] {
  return (error?.issues ?? []).map(issue => ({
    field: ['values', ...issue.path].join('.'),
    message: issue.message,
    clash: false,
  }));
}
