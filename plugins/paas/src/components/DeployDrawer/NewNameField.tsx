import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import {
  nameIssue,
  type SecretRow,
  type VariableRow,
} from '../../lib/deploy/variableRows';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

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
  const { t } = useTranslationRef(paasTranslationRef);
  const issue = nameIssue(row, all);
  return (
    <TextField
      size="small"
      aria-label={label}
      placeholder={t('change.variableName')}
      description={
        issue && issue !== 'missing' ? t(`change.variable.${issue}`) : undefined
      }
      isInvalid={issue !== undefined && issue !== 'missing'}
      autoComplete="off"
      spellCheck="false"
      // Comes to be because somebody asked for a row to type in.
      // eslint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      value={row.name}
      onChange={name => onChange(name.trim())}
    />
  );
}
