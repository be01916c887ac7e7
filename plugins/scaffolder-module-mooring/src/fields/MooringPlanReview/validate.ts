import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { translate } from '../../lib/translate';

/** Nothing is created without a plan that was seen. */
export const validate: CustomFieldValidator<
  { planHash?: string },
  { blueprint: string }
> = (plan, validation, { apiHolder }) => {
  if (!plan?.planHash) {
    validation.addError(translate(apiHolder, 'plan.required'));
  }
};
