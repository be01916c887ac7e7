import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, CheckboxGroup } from '@backstage/ui';
import {
  KIND_ROLLBACK,
  restorablePartSchema,
  type RestorablePart,
} from '@mooring/backstage-plugin-paas-common';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import styles from './RollbackDrawer.module.css';

const PARTS = restorablePartSchema.options;
/** What a rollback leaves unless it is told otherwise. */
const LEFT = PARTS.filter(part => !KIND_ROLLBACK.includes(part));

/** Props of {@link RestoreChoice}. */
export interface RestoreChoiceProps {
  value: readonly RestorablePart[];
  onChange: (parts: RestorablePart[]) => void;
}

/** Which parts of a release come back, and what never does. */
export function RestoreChoice(props: RestoreChoiceProps) {
  const { value, onChange } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const group = (label: string, parts: readonly RestorablePart[]) => (
    <CheckboxGroup
      label={label}
      value={parts.filter(part => value.includes(part))}
      onChange={chosen =>
        onChange(
          PARTS.filter(part =>
            parts.includes(part) ? chosen.includes(part) : value.includes(part),
          ),
        )
      }
    >
      {parts.map(part => (
        <Checkbox key={part} value={part}>
          {t(`change.restore.${part}`)}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
  return (
    <div className={styles.restore}>
      {group(t('change.restore'), KIND_ROLLBACK)}
      {group(t('change.restoreKept'), LEFT)}
      <div className={styles.never}>
        <p>{t('change.notRestored')}</p>
        <ul aria-label={t('change.notRestored')}>
          <li>{t('change.notRestored.data')}</li>
          <li>{t('change.notRestored.run')}</li>
        </ul>
      </div>
    </div>
  );
}
