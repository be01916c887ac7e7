import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Checkbox,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  TextField,
} from '@backstage/ui';
import { useState } from 'react';
import type { SavedView } from '../../hooks/useSavedViews';
import { boardTranslationRef } from '../../translation/board/boardTranslationRef';

/** Props of {@link SaveViewDialog}. */
export interface SaveViewDialogProps {
  /** Whose name is offered. */
  current: SavedView | undefined;
  onClose: () => void;
  onSave: (view: Omit<SavedView, 'search'>) => void;
}

/** Asks for the name of a view. */
export function SaveViewDialog(props: SaveViewDialogProps) {
  const { current, onClose, onSave } = props;
  const { t } = useTranslationRef(boardTranslationRef);
  const [name, setName] = useState(current?.name ?? '');
  const [isDefault, setDefault] = useState(current?.isDefault ?? false);
  const given = name.trim();
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} isDismissable>
      <DialogHeader>{t('board.saveView')}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="3">
          <TextField
            label={t('board.viewName')}
            description={t('board.viewHint')}
            maxLength={60}
            value={name}
            onChange={setName}
          />
          <Checkbox isSelected={isDefault} onChange={setDefault}>
            {t('board.openWith')}
          </Checkbox>
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="primary"
          isDisabled={given === ''}
          onPress={() => {
            onSave({ name: given, isDefault });
            onClose();
          }}
        >
          {t('board.save')}
        </Button>
        <Button variant="secondary" onPress={onClose}>
          {t('board.cancel')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
