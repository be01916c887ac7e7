import { TextField } from '@backstage/ui';
import { useDebounced } from '@mooring/react';
import { useEffect, useRef, useState } from 'react';
import styles from './AuditPage.module.css';

/** Props of {@link FilterText}. */
export interface FilterTextProps {
  label: string;
  hint: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** A text that rows must have; the list follows once typing rests. */
export function FilterText(props: FilterTextProps) {
  const { label, hint, value = '', onChange } = props;
  const [typed, setTyped] = useState(value);
  const settled = useDebounced(typed);
  const known = useRef(value);
  const change = useRef(onChange);
  change.current = onChange;

  // The address changed: what it says holds.
  useEffect(() => {
    if (value !== known.current) {
      known.current = value;
      setTyped(value);
    }
  }, [value]);

  useEffect(() => {
    const text = settled.trim();
    if (text !== known.current) {
      known.current = text;
      change.current(text === '' ? undefined : text);
    }
  }, [settled]);

  return (
    <TextField
      className={styles.filter}
      size="small"
      label={label}
      placeholder={hint}
      autoComplete="off"
      value={typed}
      onChange={setTyped}
    />
  );
}
