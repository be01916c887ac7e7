import { VisuallyHidden } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { OverviewRow } from '@mooring/backstage-plugin-paas-common';
import { RiUserLine } from '@remixicon/react';
import { Link } from 'react-router-dom';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import styles from './ServicesTable.module.css';

/** Props of {@link NameCell}. */
export interface NameCellProps {
  row: OverviewRow;
  href: string;
  isOwn: boolean;
}

/** The name, which leads to where it runs, and a sign for those that one owns. */
export function NameCell(props: NameCellProps) {
  const { row, href, isOwn } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  return (
    <span className={styles.name}>
      <Link to={href} className={styles.link} title={row.entityRef}>
        {row.name}
      </Link>{' '}
      {isOwn && (
        <span className={styles.own} title={t('services.own')}>
          <RiUserLine size={14} aria-hidden />
          <VisuallyHidden>{t('services.own')}</VisuallyHidden>
        </span>
      )}
    </span>
  );
}
