import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import type {
  InstancePlace,
  ReleaseDiff as Diff,
} from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, SideBySide } from '@mooring/react';
import { RiArrowLeftLine } from '@remixicon/react';
import { useReleaseDiff } from '../../hooks/useReleaseDiff';
import { useRuntimeView } from '../../hooks/useRuntimeView';
import { releasesTranslationRef } from '../../translation/releases/releasesTranslationRef';
import { Choice } from '../Choice';
import { SectionSkeleton } from '../SectionSkeleton';
import { DiffTable } from './DiffTable';
import styles from './InstanceReleases.module.css';

/** Props of {@link ReleaseDiff}. */
export interface ReleaseDiffProps {
  place: InstancePlace;
  from: number;
  to: number;
}

/** Two releases beside each other, by field or as YAML. */
export function ReleaseDiff(props: ReleaseDiffProps) {
  const { place, from, to } = props;
  const { t } = useTranslationRef(releasesTranslationRef);
  const view = useRuntimeView();
  const as = view.get('as') === 'yaml' ? 'yaml' : 'fields';
  const { data, error, refetch } = useReleaseDiff(place, { from, to });
  const words = { from: String(from), to: String(to) };
  return (
    <div className={styles.root}>
      <div className={styles.toolbar}>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiArrowLeftLine aria-hidden />}
          onPress={() => view.show('releases')}
        >
          {t('releases.diffClose')}
        </Button>
        <Text as="h3" weight="bold">
          {t('releases.diffTitle', words)}
        </Text>
        <Choice
          label={t('releases.diffView')}
          value={as}
          options={[
            { value: 'fields', label: t('releases.diffFields') },
            { value: 'yaml', label: t('releases.diffYaml') },
          ]}
          onChange={value =>
            view.set({ as: value === 'yaml' ? value : undefined })
          }
        />
      </div>
      {error && (
        <ErrorNote
          title={t('releases.diffError')}
          error={error}
          onRetry={() => refetch()}
        />
      )}
      {!data && !error && <SectionSkeleton label={t('releases.diffLoading')} />}
      {data && (
        <Content diff={data} as={as} label={t('releases.diff', words)} />
      )}
    </div>
  );
}

function Content(props: { diff: Diff; as: 'fields' | 'yaml'; label: string }) {
  const { diff, as, label } = props;
  const { t } = useTranslationRef(releasesTranslationRef);
  if (as === 'fields') {
    return diff.changes.length === 0 ? (
      <Text as="p">{t('releases.diffNone')}</Text>
    ) : (
      <DiffTable diff={diff} label={label} />
    );
  }
  return (
    <SideBySide
      label={label}
      titles={{
        before: t('releases.name', { number: String(diff.from) }),
        after: t('releases.name', { number: String(diff.to) }),
      }}
      before={diff.yaml.from}
      after={diff.yaml.to}
    />
  );
}
