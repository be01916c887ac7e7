import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  paasInstanceConfigurationReadPermission,
  type InstanceInside,
  type InstancePlace,
  type InstanceView,
  type Panel,
} from '@mooring/backstage-plugin-paas-common';
import { ErrorNote } from '@mooring/react';
import { useConfiguration } from '../../hooks/useConfiguration';
import { releasesTranslationRef } from '../../translation/releases/releasesTranslationRef';
import { MissingRight } from '../MissingRight';
import { SectionSkeleton } from '../SectionSkeleton';
import { ConfigurationView } from './ConfigurationView';

/** Props of {@link InstanceConfiguration}. */
export interface InstanceConfigurationProps {
  panel: Panel;
  instance: InstanceView;
  inside: InstanceInside;
}

/** How an instance is configured, for those who may see it. */
export function InstanceConfiguration(props: InstanceConfigurationProps) {
  const { panel, instance } = props;
  const { t } = useTranslationRef(releasesTranslationRef);
  const { serviceId } = panel;
  const { environment, managed, may } = instance;
  if (!managed || serviceId === undefined || environment === undefined) {
    return (
      <Text as="p" color="secondary">
        {t('configuration.notManaged')}
      </Text>
    );
  }
  return may.readConfiguration ? (
    <Managed {...props} place={{ serviceId, environment }} />
  ) : (
    <MissingRight
      what="configuration"
      permission={paasInstanceConfigurationReadPermission.name}
      ownerRef={panel.ownerRef}
    />
  );
}

function Managed(props: InstanceConfigurationProps & { place: InstancePlace }) {
  const { instance, inside, place } = props;
  const { t } = useTranslationRef(releasesTranslationRef);
  const { data, error, isPending, refetch } = useConfiguration(
    place,
    inside.head,
  );
  return (
    <>
      {error && (
        <ErrorNote
          title={t('configuration.error')}
          error={error}
          onRetry={() => refetch()}
        />
      )}
      {isPending && <SectionSkeleton label={t('configuration.loading')} />}
      {data && <ConfigurationView instance={instance} configuration={data} />}
    </>
  );
}
