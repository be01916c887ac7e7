import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import { useState } from 'react';
import { formTranslationRef } from '../../translation/formTranslationRef';
import type { schema } from './schema';

/** How many pods; judged by the backend, which knows blueprint and policies. */
export function MooringReplicas(props: typeof schema.TProps) {
  const { formData, onChange, rawErrors, required, disabled } = props;
  const { t } = useTranslationRef(formTranslationRef);
  // `1e3` and `1000` are one number: what was typed stays in the field.
  const [typed, setTyped] = useState(String(formData ?? ''));
  return (
    <TextField
      label={props.uiSchema['ui:title'] ?? t('replicas.label')}
      description={
        props.uiSchema['ui:description'] ?? t('replicas.description')
      }
      inputMode="numeric"
      secondaryLabel={required ? t('required') : undefined}
      isRequired={required}
      validationBehavior="aria"
      isDisabled={disabled}
      isInvalid={rawErrors.length > 0}
      value={typed}
      onChange={value => {
        setTyped(value);
        onChange(parseNumber(value.trim()));
      }}
    />
  );
}

function parseNumber(text: string): number | string {
  const value = Number(text);
  return text === '' || !Number.isFinite(value) ? text : value;
}
