import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import type { OverviewRow } from '@mooring/backstage-plugin-paas-common';
import { RelativeTime } from '@mooring/react';
import { Link } from 'react-router-dom';
import { refName } from '../../lib/refName';
import { operationRouteRef } from '../../routes';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { useChangeWords } from './useChangeWords';
import styles from './ServicesTable.module.css';

/** Props of {@link ChangeCell}. */
export interface ChangeCellProps {
  change: OverviewRow['lastChange'];
}

/** What was done last, by whom and when. */
export function ChangeCell(props: ChangeCellProps) {
  const { change } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const words = useChangeWords();
  const operationLink = useRouteRef(operationRouteRef);
  if (!change) {
    return <span className={styles.calm}>—</span>;
  }
  return (
    <span className={styles.lines}>
      <Link
        to={operationLink?.({ id: change.operationId }) ?? ''}
        className={styles.link}
      >
        {words(change)}
      </Link>
      <span className={styles.small}>
        {t('services.changeBy', { by: refName(change.by) })}{' '}
        <RelativeTime at={change.at} />
      </span>
    </span>
  );
}
