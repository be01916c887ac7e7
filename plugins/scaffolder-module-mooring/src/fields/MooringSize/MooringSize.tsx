import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Radio, RadioGroup } from '@backstage/ui';
import { formTranslationRef } from '../../translation/formTranslationRef';
import type { schema } from './schema';

const WORDS = { S: 'size.S', M: 'size.M', L: 'size.L' } as const;

/** Chooses one of the sizes that the template allows. */
export function MooringSize(props: typeof schema.TProps) {
  const { formData, onChange, rawErrors, required, disabled } = props;
  const { t } = useTranslationRef(formTranslationRef);
  const sizes = (props.schema.enum ?? []).filter(
    size => typeof size === 'string',
  );
  return (
    <RadioGroup
      label={props.uiSchema['ui:title'] ?? t('size.label')}
      description={props.uiSchema['ui:description'] ?? t('size.description')}
      orientation="horizontal"
      secondaryLabel={required ? t('required') : undefined}
      isRequired={required}
      validationBehavior="aria"
      isDisabled={disabled}
      isInvalid={rawErrors.length > 0}
      value={formData ?? null}
      onChange={onChange}
    >
      {sizes.map(size => (
        <Radio key={size} value={size}>
          {isKnown(size) ? t(WORDS[size]) : size}
        </Radio>
      ))}
    </RadioGroup>
  );
}

function isKnown(size: string): size is keyof typeof WORDS {
  return Object.hasOwn(WORDS, size);
}
