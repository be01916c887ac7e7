import { useId } from 'react';
import { fromLocalTime, toLocalTime } from '../../lib/localTime';
import styles from './TimeField.module.css';

/** Props of {@link TimeField}. */
export interface TimeFieldProps {
  label: string;
  /** ISO 8601. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/**
 * A point in time. The browser's own field knows the reader's calendar, time zone
 * and keyboard, and Backstage UI has none for times.
 */
export function TimeField(props: TimeFieldProps) {
  const { label, value, onChange } = props;
  const id = useId();
  return (
    <div className={styles.time}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        value={value === undefined ? '' : toLocalTime(value)}
        onChange={event => onChange(fromLocalTime(event.target.value))}
      />
    </div>
  );
}
