import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { NameRow } from '../../lib/nameRows';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { EditedRow } from '../EditedRow';
import { AddName } from './AddName';
import styles from './NamesDrawer.module.css';

/** Props of {@link NamesFields}. */
export interface NamesFieldsProps {
  ruleName: string | undefined;
  zone: string | undefined;
  rows: NameRow[];
  onChange: (rows: NameRow[]) => void;
}

/** The name by rule, which is fixed, and the additional ones. */
export function NamesFields(props: NamesFieldsProps) {
  const { ruleName, zone, rows, onChange } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const remove = (row: NameRow) =>
    onChange(
      row.isNew
        ? rows.filter(other => other !== row)
        : rows.map(other =>
            other === row ? { ...row, isRemoved: !row.isRemoved } : other,
          ),
    );
  return (
    <>
      {ruleName !== undefined && (
        <div>
          <Text as="p" weight="bold">
            {t('change.names.rule')}
          </Text>
          <p className={styles.name}>{ruleName}</p>
          <Text as="p" variant="body-small" color="secondary">
            {t('change.names.ruleHint')}
          </Text>
        </div>
      )}
      <div>
        <Text as="p" weight="bold">
          {t('change.names.additional')}
        </Text>
        {rows.length === 0 ? (
          <Text as="p" color="secondary">
            {t('change.names.none')}
          </Text>
        ) : (
          <ul className={styles.rows} aria-label={t('change.names.additional')}>
            {rows.map(row => (
              <li key={row.name}>
                <NameLine row={row} onRemove={() => remove(row)} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {zone !== undefined && (
        <AddName
          zone={zone}
          taken={[
            ...(ruleName === undefined ? [] : [ruleName]),
            ...rows.map(({ name }) => name),
          ]}
          onAdd={name =>
            onChange([...rows, { name, isNew: true, isRemoved: false }])
          }
        />
      )}
    </>
  );
}

function NameLine(props: { row: NameRow; onRemove: () => void }) {
  const { row, onRemove } = props;
  const { name, isNew, isRemoved } = row;
  const { t } = useTranslationRef(changeTranslationRef);
  const added = isNew ? 'added' : undefined;
  return (
    <EditedRow
      sign={isRemoved ? 'removed' : added}
      name={name}
      note={
        (isRemoved && t('change.names.goes')) ||
        (isNew && t('change.names.new')) ||
        undefined
      }
      isRemoved={isRemoved}
      removeLabel={t('change.names.remove', { name })}
      keepLabel={t('change.names.keep', { name })}
      onRemove={onRemove}
    />
  );
}
