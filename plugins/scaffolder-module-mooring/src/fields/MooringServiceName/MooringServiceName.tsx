import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text, TextField } from '@backstage/ui';
import { blueprintOption } from '../../lib/blueprintOption';
import { toDraft } from '../../lib/FormValues';
import { useVerdict } from '../../hooks/useVerdict';
import { formTranslationRef } from '../../translation/formTranslationRef';
import { NamePreview } from './NamePreview';
import type { schema } from './schema';

/** The service's name, with the DNS names that it would get while it is typed. */
export function MooringServiceName(props: typeof schema.TProps) {
  const { formData, onChange, rawErrors, required, disabled, formContext } =
    props;
  const { t } = useTranslationRef(formTranslationRef);
  const verdict = useVerdict(
    toDraft(
      { ...formContext?.formData, service: formData },
      blueprintOption(props.uiSchema),
    ),
  );
  // Once the form has been sent on, the same issues stand in `rawErrors`.
  const issues = (verdict?.issues ?? []).filter(
    ({ field, message }) => field === 'service' && !rawErrors.includes(message),
  );
  return (
    <Flex direction="column" gap="2">
      <TextField
        label={props.uiSchema['ui:title'] ?? t('name.label')}
        description={props.uiSchema['ui:description'] ?? t('name.description')}
        secondaryLabel={required ? t('required') : undefined}
        isRequired={required}
        validationBehavior="aria"
        isDisabled={disabled}
        isInvalid={rawErrors.length > 0 || issues.length > 0}
        autoComplete="off"
        value={formData ?? ''}
        onChange={value => onChange(value.trim())}
      />
      <div aria-live="polite">
        {issues.map(({ message }) => (
          <Text key={message} as="p" variant="body-small" color="danger">
            {message}
          </Text>
        ))}
        {verdict && verdict.names.length > 0 && (
          <NamePreview names={verdict.names} />
        )}
      </div>
    </Flex>
  );
}
