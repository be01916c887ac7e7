import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { addIssues } from '../../lib/addIssues';
import { blueprintOption } from '../../lib/blueprintOption';
import { translate } from '../../lib/translate';

/** At least one environment, and only those that there are. */
export const validate: CustomFieldValidator<
  string[],
  { blueprint: string }
> = async (environments, validation, { apiHolder, formData, uiSchema }) => {
  if (!environments || environments.length === 0) {
    validation.addError(translate(apiHolder, 'environments.required'));
    return;
  }
  await addIssues({
    field: 'environments',
    blueprint: blueprintOption(uiSchema),
    validation,
    formData,
    apiHolder,
  });
};
