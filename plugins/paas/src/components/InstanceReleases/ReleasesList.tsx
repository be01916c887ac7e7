import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  InstanceView,
  ReleaseList,
} from '@mooring/backstage-plugin-paas-common';
import { useId } from 'react';
import { useInstanceTitle } from '../../hooks/useInstanceTitle';
import { useRuntimeView } from '../../hooks/useRuntimeView';
import { groupReleases } from '../../lib/groupReleases';
import { instanceKey } from '../../lib/instanceKey';
import { releasesTranslationRef } from '../../translation/releases/releasesTranslationRef';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import { useComparisonWords } from '../ReleaseWords';
import styles from './InstanceReleases.module.css';
import { ReleaseRows } from './ReleaseRows';

/** Props of {@link ReleasesList}. */
export interface ReleasesListProps {
  instance: InstanceView;
  releases: ReleaseList;
}

/** Releases newest first: versions, with scalings and restarts folded under them. */
export function ReleasesList(props: ReleasesListProps) {
  const { instance, releases } = props;
  const { t: tReleases } = useTranslationRef(releasesTranslationRef);
  const { t: tRuntime } = useTranslationRef(runtimeTranslationRef);
  const title = useInstanceTitle()(instance);
  const comparisonWords = useComparisonWords();
  const view = useRuntimeView();
  const refusalId = useId();
  const chosen = Number(view.get('from')) || undefined;
  const mayRollBack = instance.may.rollback;
  const choose = (release: number) => {
    if (chosen === release) {
      view.set({ from: undefined });
    } else if (chosen === undefined) {
      view.set({ from: String(release) });
    } else {
      const [from, to] = [chosen, release].sort((a, b) => a - b);
      view.show('releases', { from: String(from), to: String(to) });
    }
  };
  return (
    <div className={styles.root}>
      {releases.comparison.length > 0 && (
        <Text as="p">
          {releases.comparison.map(comparisonWords).join(' · ')}
        </Text>
      )}
      <Text as="p" variant="body-small" color="secondary" aria-live="polite">
        {chosen === undefined
          ? tReleases('releases.chooseTwo')
          : tReleases('releases.chooseOne', { release: String(chosen) })}
      </Text>
      {!mayRollBack && (
        <Text id={refusalId} as="p" variant="body-small" color="secondary">
          {tRuntime('card.notAllowed', { environment: title })}
        </Text>
      )}
      <div className={styles.scroll}>
        <table
          className={styles.table}
          aria-label={tReleases('releases.label', { environment: title })}
        >
          <thead>
            <tr>
              <th scope="col">{tReleases('releases.compare')}</th>
              <th scope="col">{tReleases('releases.number')}</th>
              <th scope="col">{tReleases('releases.status')}</th>
              <th scope="col">{tReleases('releases.what')}</th>
              <th scope="col">{tReleases('releases.by')}</th>
              <th scope="col">{tReleases('releases.when')}</th>
              <th scope="col" aria-label={tReleases('releases.actions')} />
            </tr>
          </thead>
          {groupReleases(releases.items).map(group => (
            <ReleaseRows
              key={group.version.number}
              group={group}
              head={releases.head}
              chosen={chosen}
              refusalId={mayRollBack ? undefined : refusalId}
              onChoose={choose}
              onRollBack={release =>
                view.openDrawer(instanceKey(instance), 'rollback', { release })
              }
            />
          ))}
        </table>
      </div>
    </div>
  );
}
