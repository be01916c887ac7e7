import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import { RiPencilLine } from '@remixicon/react';
import type { SecretRow, VariableRow } from '../../lib/deploy/variableRows';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { EditedRow } from '../EditedRow';
import styles from './DeployDrawer.module.css';
import { NewNameField } from './NewNameField';
import { ValueField } from './ValueField';

/** Props of {@link SecretRowEditor}. */
export interface SecretRowEditorProps {
  row: SecretRow;
  /** All of which the name must differ. */
  all: (VariableRow | SecretRow)[];
  /** Nothing can be changed. */
  isFixed: boolean;
  onChange: (row: SecretRow) => void;
  /** Takes out a row that was only being added. */
  onDrop: () => void;
}

/** One secret variable: set, to be replaced, to be removed, or new. */
export function SecretRowEditor(props: SecretRowEditorProps) {
  const { row, all, isFixed, onChange, onDrop } = props;
  const { id, name, value, isNew, isRemoved } = row;
  const { t } = useTranslationRef(changeTranslationRef);
  const words = { name: name || t('change.newSecret') };
  // What was typed is forgotten the moment it is not wanted any more.
  const kept: SecretRow = { id, name, isNew, isRemoved: false };
  const isReplaced = !isNew && value !== undefined;
  const remove = () => {
    if (isNew) {
      onDrop();
    } else {
      onChange({ ...kept, isRemoved: !isRemoved && !isReplaced });
    }
  };
  if (isFixed) {
    return <p className={styles.fixed}>{name}</p>;
  }
  return (
    <EditedRow
      sign={signOf(row)}
      name={name}
      nameField={
        isNew && (
          <NewNameField
            label={t('change.newSecret')}
            row={row}
            all={all}
            onChange={typed => onChange({ ...row, name: typed })}
          />
        )
      }
      field={
        value !== undefined && (
          <ValueField
            isSecret
            label={t('change.secretValue', words)}
            value={value}
            onChange={typed => onChange({ ...row, value: typed })}
          />
        )
      }
      note={noteOf()}
      actions={
        value === undefined &&
        !isRemoved && (
          <ButtonIcon
            size="small"
            variant="tertiary"
            aria-label={t('change.replaceSecret', words)}
            icon={<RiPencilLine aria-hidden />}
            onPress={() => onChange({ ...kept, value: '' })}
          />
        )
      }
      isRemoved={isRemoved}
      isUndoable={isReplaced}
      removeLabel={t('change.removeVariable', words)}
      keepLabel={t('change.keepVariable', words)}
      onRemove={remove}
    />
  );

  function noteOf(): string | undefined {
    if (isRemoved) {
      return t('change.variableGoes');
    }
    if (value === '') {
      return t('change.secretMissing');
    }
    if (isReplaced) {
      return t('change.secretReplaced');
    }
    return isNew ? undefined : t('change.secretKept');
  }
}

function signOf({ value, isNew, isRemoved }: SecretRow) {
  if (isRemoved) {
    return 'removed';
  }
  if (isNew) {
    return 'added';
  }
  return value === undefined ? undefined : 'changed';
}
