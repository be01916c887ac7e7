import type {
  CreateChange,
  Draft,
} from '@mooring/backstage-plugin-paas-common';

/** The parameters of a template of ours, by their names in the template. */
export interface FormValues {
  projectRef?: unknown;
  service?: unknown;
  environments?: unknown;
  replicas?: unknown;
  size?: unknown;
}

/**
 * What is filled in so far, for the backend to judge. Empty fields are left out:
 * the form itself says that they are missing.
 */
export function toDraft(values: FormValues, blueprint: string): Draft {
  const projectRef = text(values.projectRef);
  const service = text(values.service);
  const environments = texts(values.environments);
  return {
    blueprint,
    ...(projectRef !== undefined && { projectRef }),
    ...(service !== undefined && { service }),
    ...(environments.length > 0 && { environments }),
    values: blueprintValues(values),
  };
}

/** The change that the form asks for; undefined as long as something is missing. */
export function toCreateChange(
  values: FormValues,
  blueprint: string,
): CreateChange | undefined {
  const { projectRef, service, environments } = toDraft(values, blueprint);
  return projectRef !== undefined &&
    service !== undefined &&
    environments !== undefined
    ? {
        kind: 'create',
        projectRef,
        service,
        blueprint,
        environments,
        values: blueprintValues(values),
      }
    : undefined;
}

function blueprintValues(values: FormValues): CreateChange['values'] {
  const { replicas, size } = values;
  return {
    ...((typeof replicas === 'number' || typeof replicas === 'string') && {
      replicas,
    }),
    ...(typeof size === 'string' && { size }),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function texts(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter(item => typeof item === 'string')
    : [];
}
