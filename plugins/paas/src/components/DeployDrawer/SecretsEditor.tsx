import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { nextRowId } from '../../lib/deploy/nextRowId';
import type { SecretRow, VariableRow } from '../../lib/deploy/variableRows';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import styles from './DeployDrawer.module.css';
import { SecretRowEditor } from './SecretRowEditor';

/** Props of {@link SecretsEditor}. */
export interface SecretsEditorProps {
  rows: SecretRow[];
  /** Whose names are taken too. */
  others: VariableRow[];
  /** Why they cannot be changed in this portal. */
  refusal: string | undefined;
  onChange: (rows: SecretRow[]) => void;
}

/** Secret variables by name: replace, remove and add; no value is ever shown. */
export function SecretsEditor(props: SecretsEditorProps) {
  const { rows, others, refusal, onChange } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const replace = (next: SecretRow) =>
    onChange(rows.map(row => (row.id === next.id ? next : row)));
  return (
    <div className={styles.group}>
      <h3 className={styles.title}>{t('change.secrets')}</h3>
      <Text as="p" variant="body-small" color="secondary">
        {refusal === undefined
          ? t('change.secretsHint')
          : t('change.secretsRefused', { reason: refusal })}
      </Text>
      <ul className={styles.rows} aria-label={t('change.secrets')}>
        {rows.map(row => (
          <li key={row.id}>
            <SecretRowEditor
              row={row}
              all={[...rows, ...others]}
              isFixed={refusal !== undefined}
              onChange={replace}
              onDrop={() => onChange(rows.filter(({ id }) => id !== row.id))}
            />
          </li>
        ))}
      </ul>
      <Button
        size="small"
        variant="tertiary"
        iconStart={<RiAddLine aria-hidden />}
        isDisabled={refusal !== undefined}
        onPress={() =>
          onChange([
            ...rows,
            {
              id: nextRowId(),
              name: '',
              value: '',
              isNew: true,
              isRemoved: false,
            },
          ])
        }
      >
        {t('change.addSecret')}
      </Button>
    </div>
  );
}
