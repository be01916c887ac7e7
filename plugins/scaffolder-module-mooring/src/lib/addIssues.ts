import type { ApiHolder } from '@backstage/frontend-plugin-api';
import { paasApiRef } from '@mooring/react';
import { toDraft, type FormValues } from './FormValues';

/**
 * Puts what the backend finds wrong with one field beside it.
 *
 * @param field - the field's name in a draft, e.g. `values.replicas`
 */
export async function addIssues(options: {
  field: string;
  blueprint: string;
  validation: { addError(message: string): void };
  formData: FormValues;
  apiHolder: ApiHolder;
}): Promise<void> {
  const { field, blueprint, validation, formData, apiHolder } = options;
  const paasApi = apiHolder.get(paasApiRef);
  if (!paasApi) {
    throw new Error('The paas plugin is not installed in this portal');
  }
  const { issues } = await paasApi.validate(toDraft(formData, blueprint));
  for (const issue of issues) {
    if (issue.field === field) {
      validation.addError(issue.message);
    }
  }
}
