import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
} from '@backstage/ui';
import { ErrorNote } from '@mooring/react';
import { useId, type ReactNode } from 'react';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';

/** Props of {@link ConfirmDialog}. */
export interface ConfirmDialogProps {
  title: string;
  confirmLabel: string;
  /** What the way out says; absent: cancel. */
  cancelLabel?: string;
  destructive?: boolean;
  /** Why it cannot be confirmed yet. */
  refusal?: string;
  isPending?: boolean;
  /** Why it was not done. */
  error?: { title?: string; error: Error | null };
  /** In pixels. */
  width?: number;
  children: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
}

/** Says what something comes to, or asks for what it takes, before it is done. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { refusal, error, width = 480, onClose } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const refusalId = useId();
  return (
    <Dialog
      isOpen
      onOpenChange={open => !open && onClose()}
      isDismissable
      width={width}
    >
      <DialogHeader>{props.title}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="3">
          {props.children}
          {refusal !== undefined && (
            <Text as="p" id={refusalId} color="secondary">
              {refusal}
            </Text>
          )}
          {error?.error && (
            <ErrorNote title={error.title} error={error.error} />
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="primary"
          destructive={props.destructive}
          isDisabled={refusal !== undefined}
          isPending={props.isPending}
          aria-describedby={refusal === undefined ? undefined : refusalId}
          onPress={props.onConfirm}
        >
          {props.confirmLabel}
        </Button>
        <Button variant="secondary" onPress={onClose}>
          {props.cancelLabel ?? t('change.cancel')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
