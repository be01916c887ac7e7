import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { nextRowId } from '../../lib/deploy/nextRowId';
import type { SecretRow, VariableRow } from '../../lib/deploy/variableRows';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { EditedRow } from '../EditedRow';
import styles from './DeployDrawer.module.css';
import { NewNameField } from './NewNameField';
import { ValueField } from './ValueField';

/** Props of {@link VariablesEditor}. */
export interface VariablesEditorProps {
  rows: VariableRow[];
  /** Whose names are taken too. */
  others: SecretRow[];
  onChange: (rows: VariableRow[]) => void;
}

/** Plain environment variables: add, edit and remove; what changed is marked. */
export function VariablesEditor(props: VariablesEditorProps) {
  const { rows, others, onChange } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const replace = (next: VariableRow) =>
    onChange(rows.map(row => (row.id === next.id ? next : row)));
  const remove = (row: VariableRow) =>
    row.before === undefined
      ? onChange(rows.filter(({ id }) => id !== row.id))
      : replace({ ...row, isRemoved: !row.isRemoved });
  return (
    <div className={styles.group}>
      <h3 className={styles.title}>{t('change.variables')}</h3>
      {rows.length === 0 && (
        <Text as="p" color="secondary">
          {t('change.noVariables')}
        </Text>
      )}
      <ul className={styles.rows} aria-label={t('change.variables')}>
        {rows.map(row => (
          <li key={row.id}>
            <Row
              row={row}
              all={[...rows, ...others]}
              onChange={replace}
              onRemove={() => remove(row)}
            />
          </li>
        ))}
      </ul>
      <Button
        size="small"
        variant="tertiary"
        iconStart={<RiAddLine aria-hidden />}
        onPress={() =>
          onChange([
            ...rows,
            { id: nextRowId(), name: '', value: '', isRemoved: false },
          ])
        }
      >
        {t('change.addVariable')}
      </Button>
    </div>
  );
}

function Row(props: {
  row: VariableRow;
  all: (VariableRow | SecretRow)[];
  onChange: (row: VariableRow) => void;
  onRemove: () => void;
}) {
  const { row, all, onChange, onRemove } = props;
  const { name, value, before, isRemoved } = row;
  const { t } = useTranslationRef(changeTranslationRef);
  const isChanged = before !== undefined && before !== value;
  const words = { name: name || t('change.newVariable') };
  return (
    <EditedRow
      sign={signOf(row)}
      name={name}
      nameField={
        before === undefined && (
          <NewNameField
            label={t('change.newVariable')}
            row={row}
            all={all}
            onChange={typed => onChange({ ...row, name: typed })}
          />
        )
      }
      field={
        !isRemoved && (
          <ValueField
            label={t('change.variableValue', words)}
            value={value}
            onChange={typed => onChange({ ...row, value: typed })}
          />
        )
      }
      note={
        (isRemoved && t('change.variableGoes')) ||
        (isChanged && t('change.variableBefore', { value: before })) ||
        undefined
      }
      isRemoved={isRemoved}
      removeLabel={t('change.removeVariable', words)}
      keepLabel={t('change.keepVariable', words)}
      onRemove={onRemove}
    />
  );
}

function signOf({ before, value, isRemoved }: VariableRow) {
  if (isRemoved) {
    return 'removed';
  }
  if (before === undefined) {
    return 'added';
  }
  return before === value ? undefined : 'changed';
}
