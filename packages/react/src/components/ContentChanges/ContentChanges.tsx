import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import type { ContentChange } from '@mooring/backstage-plugin-paas-common';
import { useContentWords } from '../../hooks/useContentWords';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import { DiffSign } from '../DiffView';
import type { ChangeSign } from '../DiffView/groupChanges';
import styles from './ContentChanges.module.css';

/** Props of {@link ContentChanges}. */
export interface ContentChangesProps {
  label: string;
  changes: ContentChange[];
}

/** What differs between two releases, as a person would say it: `~ image 1.27.3 → 1.28.0`. */
export function ContentChanges(props: ContentChangesProps) {
  const { fieldOf } = useContentWords();
  return (
    <ul className={styles.list} aria-label={props.label}>
      {props.changes.map(change => (
        <li key={`${change.part} ${change.field}`} className={styles.line}>
          <DiffSign sign={signOf(change)} />
          <span className={styles.field}>{fieldOf(change)}</span>
          <span className={styles.values}>
            <Values change={change} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function signOf({ before, after }: ContentChange): ChangeSign {
  if ((before === undefined) === (after === undefined)) {
    return 'changed';
  }
  return before === undefined ? 'added' : 'removed';
}

function Values(props: { change: ContentChange }) {
  const { change } = props;
  const { before, after } = change;
  const { t } = useTranslationRef(mooringTranslationRef);
  const { valueOf } = useContentWords();
  if (change.secret) {
    return <>{t(`content.secret.${signOf(change)}`)}</>;
  }
  // What tells one restart from another says nothing to a person.
  if (change.part === 'run' && change.field === 'restart') {
    return <>{t('content.value.newPods')}</>;
  }
  return (
    <>
      {before !== undefined && (
        <span className={after === undefined ? styles.gone : styles.before}>
          <Value text={valueOf(change, before)} />
        </span>
      )}
      {before !== undefined && after !== undefined && (
        <>
          <span aria-hidden> → </span>
          <VisuallyHidden>{t('diff.becomes')}</VisuallyHidden>
        </>
      )}
      {after !== undefined && <Value text={valueOf(change, after)} />}
    </>
  );
}

function Value(props: { text: string }) {
  const { t } = useTranslationRef(mooringTranslationRef);
  return props.text === '' ? (
    <em>{t('content.empty')}</em>
  ) : (
    <span className={styles.value}>{props.text}</span>
  );
}
