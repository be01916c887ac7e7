import { Select } from '@backstage/ui';

/** Props of {@link MultiSelect}. */
export interface MultiSelectProps<T extends string> {
  label: string;
  /** Shown while nothing is chosen. */
  placeholder: string;
  value: readonly T[];
  options: readonly { value: T; label: string }[];
  onChange: (value: T[]) => void;
}

/** Some of many; none means that it does not matter. */
export function MultiSelect<T extends string>(props: MultiSelectProps<T>) {
  const { label, placeholder, value, options, onChange } = props;
  // What was chosen earlier may be unknown by now; it still shows and can be taken away.
  const unknown = value.filter(
    item => !options.some(option => option.value === item),
  );
  return (
    <Select
      label={label}
      placeholder={placeholder}
      selectionMode="multiple"
      options={[
        ...options,
        ...unknown.map(item => ({ value: item, label: item })),
      ]}
      value={[...value]}
      onChange={keys => onChange((keys as T[]) ?? [])}
    />
  );
}
