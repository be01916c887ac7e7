import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, TextField } from '@backstage/ui';
import { useState } from 'react';
import type { SavedView } from '../../hooks/useSavedViews';
import { boardTranslationRef } from '../../translation/board/boardTranslationRef';
import { ConfirmDialog } from '../ConfirmDialog';

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
    <ConfirmDialog
      title={t('board.saveView')}
      confirmLabel={t('board.save')}
      refusal={given === '' ? t('board.viewNameless') : undefined}
      onConfirm={() => {
        onSave({ name: given, isDefault });
        onClose();
      }}
      onClose={onClose}
    >
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
    </ConfirmDialog>
  );
}
