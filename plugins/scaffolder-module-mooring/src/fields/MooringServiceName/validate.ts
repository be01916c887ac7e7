import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { addIssues } from '../../lib/addIssues';
import { blueprintOption } from '../../lib/blueprintOption';
import { translate } from '../../lib/translate';

/** A name must be given, fit, be free in the project and in DNS. */
export const validate: CustomFieldValidator<
  string,
  { blueprint: string }
> = async (service, validation, { apiHolder, formData, uiSchema }) => {
  if (!service) {
    validation.addError(translate(apiHolder, 'name.required'));
    return;
  }
  await addIssues({
    field: 'service',
    blueprint: blueprintOption(uiSchema),
    validation,
    formData,
    apiHolder,
  });
};
