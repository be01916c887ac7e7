import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import type { OperationDetail } from '@mooring/backstage-plugin-paas-common';
import { useOperationWords } from '../../hooks/useOperationWords';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

/** Props of {@link UndoDialog}. */
export interface UndoDialogProps {
  operation: OperationDetail;
  isOpen: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** Says what an undo comes to before it is started. */
export function UndoDialog(props: UndoDialogProps) {
  const { operation, isOpen, onClose, onConfirm } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { environmentsOf } = useOperationWords();
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={open => !open && onClose()}
      isDismissable
      width={480}
    >
      <DialogHeader>{t('operation.undoTitle')}</DialogHeader>
      <DialogBody>
        <Text as="p">
          {t(`operation.undoText.${operation.kind}`, {
            service: operation.service,
            environments: environmentsOf(operation.environments),
          })}
        </Text>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="primary"
          destructive
          onPress={() => {
            onConfirm();
            onClose();
          }}
        >
          {t('operation.undoConfirm')}
        </Button>
        <Button variant="secondary" onPress={onClose}>
          {t('operation.undoCancel')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
