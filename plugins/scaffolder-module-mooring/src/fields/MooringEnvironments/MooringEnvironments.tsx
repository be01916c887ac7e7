import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, CheckboxGroup } from '@backstage/ui';
import { ErrorNote, useEnvironments } from '@mooring/react';
import { formTranslationRef } from '../../translation/formTranslationRef';
import type { schema } from './schema';

/** Ticks the environments in which the service is to run. */
export function MooringEnvironments(props: typeof schema.TProps) {
  const { formData, onChange, rawErrors, required, disabled } = props;
  const { t } = useTranslationRef(formTranslationRef);
  const { environments, titleOf, error, retry } = useEnvironments();
  if (error) {
    return (
      <ErrorNote
        title={t('environments.error')}
        error={error}
        onRetry={() => retry()}
      />
    );
  }
  return (
    <CheckboxGroup
      label={props.uiSchema['ui:title'] ?? t('environments.label')}
      description={
        props.uiSchema['ui:description'] ?? t('environments.description')
      }
      secondaryLabel={required ? t('required') : undefined}
      isRequired={required}
      validationBehavior="aria"
      isDisabled={disabled}
      isInvalid={rawErrors.length > 0}
      value={formData ?? []}
      onChange={onChange}
    >
      {(environments ?? []).map(({ name }) => (
        <Checkbox key={name} value={name}>
          {titleOf(name)}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
