import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  InstancePlace,
  InstanceView,
  Panel,
} from '@mooring/backstage-plugin-paas-common';
import { ErrorNote } from '@mooring/react';
import { useReleases } from '../../hooks/useReleases';
import { useRuntimeView } from '../../hooks/useRuntimeView';
import { releaseVersion } from '../../lib/releaseVersion';
import { releasesTranslationRef } from '../../translation/releases/releasesTranslationRef';
import { SectionSkeleton } from '../SectionSkeleton';
import { ReleaseDiff } from './ReleaseDiff';
import { ReleasesList } from './ReleasesList';

/** Props of {@link InstanceReleases}. */
export interface InstanceReleasesProps {
  panel: Panel;
  instance: InstanceView;
}

/** The releases of an instance, or the difference of the two that the URL names. */
export function InstanceReleases(props: InstanceReleasesProps) {
  const { panel, instance } = props;
  const { t } = useTranslationRef(releasesTranslationRef);
  const { serviceId } = panel;
  const { environment, managed } = instance;
  return managed && serviceId !== undefined && environment !== undefined ? (
    <Managed {...props} place={{ serviceId, environment }} />
  ) : (
    <Text as="p" color="secondary">
      {t('releases.notManaged')}
    </Text>
  );
}

function Managed(props: InstanceReleasesProps & { place: InstancePlace }) {
  const { panel, instance, place } = props;
  const { t } = useTranslationRef(releasesTranslationRef);
  const { get } = useRuntimeView();
  const [from, to] = [get('from'), get('to')].map(Number) as [number, number];
  const { data, error, isPending, refetch } = useReleases(
    place,
    releaseVersion(panel),
  );
  if (from > 0 && to > 0) {
    return <ReleaseDiff place={place} from={from} to={to} />;
  }
  return (
    <>
      {error && (
        <ErrorNote
          title={t('releases.error')}
          error={error}
          onRetry={() => refetch()}
        />
      )}
      {isPending && <SectionSkeleton label={t('releases.loading')} />}
      {data?.items.length === 0 && (
        <Text as="p" color="secondary">
          {t('releases.empty')}
        </Text>
      )}
      {data && data.items.length > 0 && (
        <ReleasesList instance={instance} releases={data} />
      )}
    </>
  );
}
