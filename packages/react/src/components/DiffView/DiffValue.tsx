import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FieldChange } from '@mooring/backstage-plugin-paas-common';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import styles from './DiffView.module.css';

/** Longer than this is folded away. */
const MAX_INLINE = 80;

/** A value as JSON; text without its quotes. */
export function DiffValue(props: { value: FieldChange['after'] }) {
  const { t } = useTranslationRef(mooringTranslationRef);
  const { value } = props;
  const inline = typeof value === 'string' ? value : JSON.stringify(value);
  if (inline.length <= MAX_INLINE && !inline.includes('\n')) {
    return <code className={styles.value}>{inline}</code>;
  }
  return (
    <details className={styles.details}>
      <summary>{t('diff.content')}</summary>
      <pre className={styles.content}>
        {typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
      </pre>
    </details>
  );
}
