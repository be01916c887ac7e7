import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { addIssues } from '../../lib/addIssues';
import { blueprintOption } from '../../lib/blueprintOption';

/** What the blueprint and the environments' policies allow. */
export const validate: CustomFieldValidator<
  number | string,
  { blueprint: string }
> = async (_replicas, validation, { apiHolder, formData, uiSchema }) => {
  await addIssues({
    field: 'values.replicas',
    blueprint: blueprintOption(uiSchema),
    validation,
    formData,
    apiHolder,
  });
};
