import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Radio, RadioGroup } from '@backstage/ui';
import type {
  ReleaseList,
  ReleaseView,
} from '@mooring/backstage-plugin-paas-common';
import { groupReleases } from '../../lib/groupReleases';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import styles from './RollbackDrawer.module.css';
import { ReleaseOption } from './ReleaseOption';

/** Props of {@link ReleasePicker}. */
export interface ReleasePickerProps {
  releases: ReleaseList;
  value: number | undefined;
  onChange: (release: number) => void;
}

/** The releases to go back to: versions first, scalings and restarts folded under them. */
export function ReleasePicker(props: ReleasePickerProps) {
  const { releases, value, onChange } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const option = (release: ReleaseView) => (
    <Radio
      key={release.number}
      value={String(release.number)}
      // What is newest already is nothing to go back to.
      isDisabled={release.number === releases.head}
      className={styles.option}
    >
      <ReleaseOption
        release={release}
        isHead={release.number === releases.head}
      />
    </Radio>
  );
  return (
    <RadioGroup
      label={t('change.release')}
      value={value === undefined ? null : String(value)}
      onChange={number => onChange(Number(number))}
      className={styles.picker}
    >
      {groupReleases(releases.items).map(({ version, folded }) => (
        <div key={version.number} className={styles.group}>
          {option(version)}
          {folded.length > 0 && (
            <details
              className={styles.folded}
              open={folded.some(({ number }) => number === value) || undefined}
            >
              <summary>
                {t('change.releaseFolded', { count: folded.length })}
              </summary>
              {folded.map(option)}
            </details>
          )}
        </div>
      ))}
    </RadioGroup>
  );
}
