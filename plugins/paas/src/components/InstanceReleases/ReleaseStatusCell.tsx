import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReleaseView } from '@mooring/backstage-plugin-paas-common';
import { Elapsed, RelativeTime, useMooringFormats } from '@mooring/react';
import { releasesTranslationRef } from '../../translation/releases/releasesTranslationRef';
import { ReleaseStatusChip } from '../ReleaseWords';
import styles from './InstanceReleases.module.css';

/** Props of {@link ReleaseStatusCell}. */
export interface ReleaseStatusCellProps {
  release: ReleaseView;
}

/** What became of a release, and when it was live; all times on hover. */
export function ReleaseStatusCell(props: ReleaseStatusCellProps) {
  const { status, live } = props.release;
  const { t } = useTranslationRef(releasesTranslationRef);
  const { dateTime } = useMooringFormats();
  const [last, ...earlier] = live;
  const all = live
    .map(({ from, until }) =>
      [dateTime(from), until === undefined ? '' : dateTime(until)].join(' – '),
    )
    .join('\n');
  return (
    <>
      <ReleaseStatusChip status={status} />
      {last && (
        <div className={styles.note} title={all}>
          {last.until === undefined
            ? t('releases.liveSince', { from: <RelativeTime at={last.from} /> })
            : t('releases.liveFor', {
                from: <RelativeTime at={last.from} />,
                duration: <Elapsed from={last.from} to={last.until} />,
              })}
          {earlier.length > 0 && (
            <div>{t('releases.liveMore', { count: earlier.length })}</div>
          )}
        </div>
      )}
    </>
  );
}
