import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CopyButton } from '@mooring/react';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import styles from './ServicesTable.module.css';

/** Props of {@link NamesCell}. */
export interface NamesCellProps {
  /** DNS names, the foremost first. */
  names: string[];
}

/** The foremost DNS name, to be copied, and how many more there are. */
export function NamesCell(props: NamesCellProps) {
  const [first, ...others] = props.names;
  const { t } = useTranslationRef(paasTranslationRef);
  if (first === undefined) {
    return <span className={styles.calm}>—</span>;
  }
  return (
    <span className={styles.names}>
      <span className={styles.typed} title={props.names.join('\n')}>
        {first}
      </span>
      {others.length > 0 && (
        <span className={styles.calm} title={others.join('\n')}>
          {t('services.moreNames', { more: String(others.length) })}
        </span>
      )}
      <CopyButton text={first} />
    </span>
  );
}
