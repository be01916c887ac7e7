import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
  TextAreaField,
} from '@backstage/ui';
import { useId, useState } from 'react';
import { gatesTranslationRef } from '../../translation/gates/gatesTranslationRef';

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
  const { t } = useTranslationRef(gatesTranslationRef);
  const [words, setWords] = useState('');
  const refusalId = useId();
  const said = words.trim();
  const refusal = said === '' ? emptyRefusal : undefined;
  return (
    <Dialog
      isOpen
      onOpenChange={open => !open && onClose()}
      isDismissable
      width={520}
    >
      <DialogHeader>{props.title}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="3">
          <Text as="p">{props.text}</Text>
          <TextAreaField
            label={props.label}
            rows={3}
            maxLength={2000}
            value={words}
            onChange={setWords}
          />
          {refusal !== undefined && (
            <Text as="p" id={refusalId} color="secondary">
              {refusal}
            </Text>
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="primary"
          isDisabled={refusal !== undefined}
          aria-describedby={refusal === undefined ? undefined : refusalId}
          onPress={() => {
            onConfirm(said);
            onClose();
          }}
        >
          {props.confirmLabel}
        </Button>
        <Button variant="secondary" onPress={onClose}>
          {t('gate.cancel')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
