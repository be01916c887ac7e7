import { Text, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { ConfirmDialog } from '../ConfirmDialog';

/** Props of {@link ReasonDialog}. */
export interface ReasonDialogProps {
  title: string;
  text: string;
  label: string;
  /** Why it cannot be confirmed without words; absent: it can. */
  emptyRefusal?: string;
  confirmLabel: string;
  onClose: () => void;
  onConfirm: (words: string) => void;
}

/** Says what something comes to, and asks for words that stay on record. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { emptyRefusal, onClose, onConfirm } = props;
  const [words, setWords] = useState('');
  const said = words.trim();
  return (
    <ConfirmDialog
      title={props.title}
      confirmLabel={props.confirmLabel}
      refusal={said === '' ? emptyRefusal : undefined}
      width={520}
      onConfirm={() => {
        onConfirm(said);
        onClose();
      }}
      onClose={onClose}
    >
      <Text as="p">{props.text}</Text>
      <TextAreaField
        label={props.label}
        rows={3}
        maxLength={2000}
        value={words}
        onChange={setWords}
      />
    </ConfirmDialog>
  );
}
