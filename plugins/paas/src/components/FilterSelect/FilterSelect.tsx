import { Select } from '@backstage/ui';
import styles from './FilterSelect.module.css';

const ALL = 'all';
/** From this many on one would rather type than look. */
const SEARCHED_FROM = 10;

/** Props of {@link FilterSelect}. */
export interface FilterSelectProps {
  label: string;
  /** What is chosen when nothing is left out, e.g. `All projects`. */
  allLabel: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}

/** Lets one value through, or all. */
export function FilterSelect(props: FilterSelectProps) {
  const { label, allLabel, value, options, onChange } = props;
  // What a link brought along may be unknown here; it still shows and can be taken away.
  const known = options.some(option => option.value === value);
  const all =
    value === undefined || known
      ? options
      : [...options, { value, label: value }];
  return (
    <Select
      className={styles.filter}
      aria-label={label}
      size="small"
      search={options.length > SEARCHED_FROM || undefined}
      options={[{ value: ALL, label: allLabel }, ...all]}
      value={value ?? ALL}
      onChange={key => onChange(key === ALL ? undefined : String(key))}
    />
  );
}
