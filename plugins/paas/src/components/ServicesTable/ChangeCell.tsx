import type { OverviewRow } from '@mooring/backstage-plugin-paas-common';
import { RelativeTime } from '@mooring/react';
import { Link } from 'react-router-dom';
import styles from './ServicesTable.module.css';
import type { ServiceWords } from './useServiceWords';

/** Props of {@link ChangeCell}. */
export interface ChangeCellProps {
  words: ServiceWords;
  change: OverviewRow['lastChange'];
  /** The page of the operation with an id. */
  hrefOf: (id: string) => string;
}

/** What was done last, by whom and when. */
export function ChangeCell(props: ChangeCellProps) {
  const { words, change, hrefOf } = props;
  if (!change) {
    return <span className={styles.calm}>—</span>;
  }
  return (
    <span className={styles.lines}>
      <span>
        <Link to={hrefOf(change.operationId)} className={styles.link}>
          {words.change(change)}
        </Link>{' '}
        <span className={styles.calm}>{words.changeBy(change)}</span>
      </span>{' '}
      <span className={styles.small}>
        <RelativeTime at={change.at} />
      </span>
    </span>
  );
}
