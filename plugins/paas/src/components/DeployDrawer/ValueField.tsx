import { PasswordField, TextAreaField, TextField } from '@backstage/ui';
import type { ClipboardEvent } from 'react';
import styles from './DeployDrawer.module.css';

const MAX_ROWS = 8;

/** Props of {@link ValueField}. */
export interface ValueFieldProps {
  label: string;
  value: string;
  /** Keeps it from being read on the screen. */
  isSecret?: boolean;
  onChange: (value: string) => void;
}

/**
 * The value of a variable. A field of one line drops line breaks without a word,
 * which would ruin a certificate: with the first one it becomes a text area.
 */
export function ValueField(props: ValueFieldProps) {
  const { label, value, isSecret, onChange } = props;
  const shared = {
    size: 'small',
    'aria-label': label,
    autoComplete: isSecret ? 'new-password' : 'off',
    value,
    onChange,
  } as const;
  if (value.includes('\n')) {
    return (
      <TextAreaField
        {...shared}
        className={isSecret ? styles.concealed : undefined}
        rows={Math.min(value.split('\n').length, MAX_ROWS)}
      />
    );
  }
  const Field = isSecret ? PasswordField : TextField;
  return (
    <Field
      {...shared}
      onPaste={event => {
        const pasted = event.clipboardData.getData('text');
        if (pasted.includes('\n')) {
          event.preventDefault();
          onChange(insert(event as ClipboardEvent<HTMLInputElement>, pasted));
        }
      }}
    />
  );
}

/** What stands in a field once a text was pasted over what is selected. */
function insert(
  {
    currentTarget: { value, selectionStart, selectionEnd },
  }: ClipboardEvent<HTMLInputElement>,
  pasted: string,
): string {
  return (
    value.slice(0, selectionStart ?? value.length) +
    pasted.replace(/\r\n/g, '\n') +
    value.slice(selectionEnd ?? value.length)
  );
}
