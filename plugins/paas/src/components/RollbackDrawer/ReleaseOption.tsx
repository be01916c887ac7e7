import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReleaseView } from '@mooring/backstage-plugin-paas-common';
import { RelativeTime } from '@mooring/react';
import { refName } from '../../lib/refName';
import { releasesTranslationRef } from '../../translation/releases/releasesTranslationRef';
import { ReleaseStatusChip, useReleaseWords } from '../ReleaseWords';
import styles from './RollbackDrawer.module.css';

/** Props of {@link ReleaseOption}. */
export interface ReleaseOptionProps {
  release: ReleaseView;
  isHead: boolean;
}

/** A release as one looks for it: number and tag, status, who, when, why, and why it ended. */
export function ReleaseOption(props: ReleaseOptionProps) {
  const { release, isHead } = props;
  const { number, image, author, createdAt, note, failure, status } = release;
  const { t } = useTranslationRef(releasesTranslationRef);
  const { summaryOf } = useReleaseWords();
  return (
    <span className={styles.release}>
      <span className={styles.line}>
        <strong>{t('releases.name', { number: String(number) })}</strong>
        <code>{image.tag}</code>
        <ReleaseStatusChip status={status} />
      </span>
      <span className={styles.secondary}>
        {summaryOf(release)} · {refName(author)} ·{' '}
        <RelativeTime at={createdAt} />
      </span>
      {note !== undefined && <span className={styles.note}>{note}</span>}
      {failure !== undefined && (
        <span className={styles.failure}>
          {t('releases.failure', { failure })}
        </span>
      )}
      {isHead && (
        <span className={styles.secondary}>{t('releases.isHead')}</span>
      )}
    </span>
  );
}
