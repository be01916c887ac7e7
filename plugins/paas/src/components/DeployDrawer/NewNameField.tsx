import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import { useId } from 'react';
import {
  nameIssue,
  type SecretRow,
  type VariableRow,
} from '../../lib/deploy/variableRows';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import styles from './DeployDrawer.module.css';

/** Props of {@link NewNameField}. */
export interface NewNameFieldProps {
  /** What kind of variable it is for. */
  label: string;
  row: VariableRow | SecretRow;
  /** All of which the name must differ. */
  all: (VariableRow | SecretRow)[];
  onChange: (name: string) => void;
}

/** The name of a variable that is being added. */
export function NewNameField(props: NewNameFieldProps) {
  const { label, row, all, onChange } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const issue = nameIssue(row, all);
  const noteId = useId();
  const note =
    issue && issue !== 'missing' ? t(`change.variable.${issue}`) : undefined;
  return (
    <div>
      <TextField
        size="small"
        aria-label={label}
        aria-describedby={note === undefined ? undefined : noteId}
        placeholder={t('change.variableName')}
        isInvalid={note !== undefined}
        autoComplete="off"
        spellCheck="false"
        // Comes to be because somebody asked for a row to type in.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={row.name}
        onChange={name => onChange(name.trim())}
      />
      {note !== undefined && (
        <span id={noteId} className={styles.issue}>
          {note}
        </span>
      )}
    </div>
  );
}
