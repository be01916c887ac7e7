import { TextField } from '@backstage/ui';
import { useState } from 'react';

/** Props of {@link ListField}. */
export interface ListFieldProps {
  label: string;
  hint: string;
  value: string[];
  onChange: (value: string[]) => void;
}

/** Names separated by commas. */
export function ListField(props: ListFieldProps) {
  const { label, hint, value, onChange } = props;
  const [text, setText] = useState(value.join(', '));
  return (
    <TextField
      label={label}
      description={hint}
      value={text}
      onChange={typed => {
        setText(typed);
        const names = typed.split(/[,，\s]+/).filter(Boolean);
        onChange([...new Set(names)]);
      }}
    />
  );
}
