import { RiFileCopyLine } from '@remixicon/react';
import styles from './ServicesTable.module.css';
import type { ServiceWords } from './useServiceWords';

/** Props of {@link NamesCell}. */
export interface NamesCellProps {
  words: ServiceWords;
  /** DNS names, the foremost first. */
  names: string[];
}

/** The foremost DNS name, to be copied, and how many more there are. */
export function NamesCell(props: NamesCellProps) {
  const { words, names } = props;
  const [first, ...others] = names;
  if (first === undefined) {
    return <span className={styles.calm}>—</span>;
  }
  return (
    <span className={styles.names}>
      <span className={styles.typed} title={names.join('\n')}>
        {first}
      </span>
      {others.length > 0 && (
        <span className={styles.more} title={others.join('\n')}>
          {words.more(others.length)}
        </span>
      )}
      <button
        type="button"
        className={styles.copy}
        aria-label={words.copyLabel(first)}
        onClick={() => words.copy(first)}
      >
        <RiFileCopyLine size={14} aria-hidden />
      </button>
    </span>
  );
}
