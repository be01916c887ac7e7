import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  Configuration,
  InstanceView,
} from '@mooring/backstage-plugin-paas-common';
import { ReasonedActions } from '@mooring/react';
import { useInstanceTitle } from '../../hooks/useInstanceTitle';
import { useRuntimeView } from '../../hooks/useRuntimeView';
import { instanceKey } from '../../lib/instanceKey';
import { releasesTranslationRef } from '../../translation/releases/releasesTranslationRef';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import { actionRefusal } from '../InstanceCard';
import { ConfigurationFacts } from './ConfigurationFacts';
import { ConfigurationVariables } from './ConfigurationVariables';
import styles from './InstanceConfiguration.module.css';

/** Props of {@link ConfigurationView}. */
export interface ConfigurationViewProps {
  instance: InstanceView;
  configuration: Configuration;
}

/** How the newest release is configured, and the way to change it. */
export function ConfigurationView(props: ConfigurationViewProps) {
  const { instance, configuration } = props;
  const { t: tReleases } = useTranslationRef(releasesTranslationRef);
  const { t: tRuntime } = useTranslationRef(runtimeTranslationRef);
  const environment = useInstanceTitle()(instance);
  const { openDrawer } = useRuntimeView();
  const refusal = actionRefusal('deploy', instance);
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <Text as="p" color="secondary">
          {tReleases('configuration.of', {
            release: String(configuration.release),
          })}
        </Text>
        <ReasonedActions
          actions={[
            {
              id: 'deploy',
              label: tReleases('configuration.deploy'),
              reason: refusal && tRuntime(`card.${refusal}`, { environment }),
              onPress: () => openDrawer(instanceKey(instance), 'deploy'),
            },
          ]}
        />
      </div>
      <ConfigurationFacts configuration={configuration} />
      <ConfigurationVariables configuration={configuration} />
    </div>
  );
}
