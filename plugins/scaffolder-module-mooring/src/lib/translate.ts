import {
  translationApiRef,
  type ApiHolder,
} from '@backstage/frontend-plugin-api';
import { formTranslationRef } from '../translation/formTranslationRef';
import { messages } from '../translation/messages';

/** A message outside of React, as validation functions need it; English until the language is loaded. */
export function translate(
  apiHolder: ApiHolder,
  key:
    | 'project.required'
    | 'name.required'
    | 'environments.required'
    | 'plan.required',
): string {
  const snapshot = apiHolder
    .get(translationApiRef)
    ?.getTranslation(formTranslationRef);
  return snapshot?.ready ? snapshot.t(key) : messages[key];
}
