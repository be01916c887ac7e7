import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { useState } from 'react';
import type { ReleaseGroup } from '../../lib/groupReleases';
import { releasesTranslationRef } from '../../translation/releases/releasesTranslationRef';
import styles from './InstanceReleases.module.css';
import { ReleaseRow, type ReleaseRowContext } from './ReleaseRow';

/** Props of {@link ReleaseRows}. */
export interface ReleaseRowsProps extends ReleaseRowContext {
  group: ReleaseGroup;
}

/** A version, and what only scaled or restarted it: on demand, unless that is what runs. */
export function ReleaseRows(props: ReleaseRowsProps) {
  const { group, ...context } = props;
  const { version, folded } = group;
  const { t } = useTranslationRef(releasesTranslationRef);
  const [isOpen, setOpen] = useState(() =>
    folded.some(({ status }) => status === 'live' || status === 'coming'),
  );
  return (
    <tbody>
      <ReleaseRow {...context} release={version} isFolded={false} />
      {folded.length > 0 && (
        <tr>
          <td />
          <td colSpan={6} className={styles.more}>
            <Button
              size="small"
              variant="tertiary"
              aria-expanded={isOpen}
              iconStart={
                isOpen ? (
                  <RiArrowDownSLine aria-hidden />
                ) : (
                  <RiArrowRightSLine aria-hidden />
                )
              }
              onPress={() => setOpen(!isOpen)}
            >
              {t('releases.unfold', { count: folded.length })}
            </Button>
          </td>
        </tr>
      )}
      {isOpen &&
        folded.map(release => (
          <ReleaseRow
            key={release.number}
            {...context}
            release={release}
            isFolded
          />
        ))}
    </tbody>
  );
}
