import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { webhooksTranslationRef } from '../../translation/webhooks/webhooksTranslationRef';

/** From this many on one would rather type than look. */
const SEARCHED_FROM = 10;

/** Props of {@link FilterChoice}. */
export interface FilterChoiceProps {
  label: string;
  /** Empty: all. */
  value: string[];
  options: { value: string; label: string }[];
  onChange: (value: string[]) => void;
}

/** Lets some values through, or all. */
export function FilterChoice(props: FilterChoiceProps) {
  const { label, value, options, onChange } = props;
  const { t } = useTranslationRef(webhooksTranslationRef);
  // What has gone since still shows, and can be taken away.
  const gone = value.filter(
    chosen => !options.some(option => option.value === chosen),
  );
  return (
    <Select
      label={label}
      description={t('webhooks.filtersHint')}
      placeholder={t('webhooks.all')}
      selectionMode="multiple"
      search={options.length > SEARCHED_FROM || undefined}
      options={[
        ...options,
        ...gone.map(name => ({ value: name, label: name })),
      ]}
      value={value}
      onChange={keys => onChange(keys.map(String))}
    />
  );
}
