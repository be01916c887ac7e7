import { VisuallyHidden } from '@backstage/ui';
import type { OverviewRow } from '@mooring/backstage-plugin-paas-common';
import { RiUserLine } from '@remixicon/react';
import { Link } from 'react-router-dom';
import styles from './ServicesTable.module.css';
import type { ServiceWords } from './useServiceWords';

/** Props of {@link NameCell}. */
export interface NameCellProps {
  words: ServiceWords;
  row: OverviewRow;
  href: string;
  isOwn: boolean;
}

/** The name, which leads to where it runs, and a sign for those that one owns. */
export function NameCell(props: NameCellProps) {
  const { words, row, href, isOwn } = props;
  return (
    <span className={styles.name}>
      <Link to={href} className={styles.link} title={row.entityRef}>
        {row.name}
      </Link>{' '}
      {isOwn && (
        <span className={styles.own} title={words.own}>
          <RiUserLine size={14} aria-hidden />
          <VisuallyHidden>{words.own}</VisuallyHidden>
        </span>
      )}
    </span>
  );
}
