import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  ContentChange,
  ReleaseDiff,
} from '@mooring/backstage-plugin-paas-common';
import { DiffSign, useContentWords } from '@mooring/react';
import { releasesTranslationRef } from '../../translation/releases/releasesTranslationRef';
import styles from './InstanceReleases.module.css';

/** Props of {@link DiffTable}. */
export interface DiffTableProps {
  diff: ReleaseDiff;
  label: string;
}

/** Field by field what differs between two releases; of secrets only that they do. */
export function DiffTable(props: DiffTableProps) {
  const { diff, label } = props;
  const { t } = useTranslationRef(releasesTranslationRef);
  const { partOf, fieldOf, valueOf } = useContentWords();
  const value = (change: ContentChange, side: 'before' | 'after') => {
    const text = change[side];
    return text === undefined ? '—' : valueOf(change, text);
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.diff} aria-label={label}>
        <thead>
          <tr>
            <td />
            <th scope="col">
              {t('releases.name', { number: String(diff.from) })}
            </th>
            <th scope="col">
              {t('releases.name', { number: String(diff.to) })}
            </th>
          </tr>
        </thead>
        <tbody>
          {diff.changes.map(change => (
            <tr key={`${change.part} ${change.field}`}>
              <th scope="row">
                <span className={styles.field}>
                  <DiffSign sign={signOf(change)} />
                  <span>
                    {fieldOf(change)}
                    <span className={styles.note}> {partOf(change.part)}</span>
                  </span>
                </span>
              </th>
              <td>{value(change, 'before')}</td>
              <td>{value(change, 'after')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function signOf({ before, after }: ContentChange) {
  if ((before === undefined) === (after === undefined)) {
    return 'changed';
  }
  return before === undefined ? 'added' : 'removed';
}
