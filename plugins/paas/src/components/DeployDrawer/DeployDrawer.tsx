import { paasInstanceConfigurationReadPermission } from '@mooring/backstage-plugin-paas-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useState } from 'react';
import { useConfiguration } from '../../hooks/useConfiguration';
import { placeOf, type ChangeTarget } from '../../lib/changeTarget';
import { imageTag } from '../../lib/imageTag';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { ConfigurationState } from '../ConfigurationState';
import { DeployFields } from './DeployFields';
import { DeployFrame } from './DeployFrame';
import { ImageField } from './ImageField';

/** Another version, configuration or size of one instance. */
export function DeployDrawer(props: ChangeTarget) {
  const { may, inside } = props;
  // As it was when the drawer opened: what is being edited does not move.
  const [head] = useState(inside.head);
  const query = useConfiguration(
    may.readConfiguration ? placeOf(props) : undefined,
    head,
  );
  if (!may.readConfiguration) {
    return <OnlyImage {...props} />;
  }
  return query.data ? (
    <DeployFields {...props} configuration={query.data} />
  ) : (
    <DeployFrame target={props} change={undefined}>
      <ConfigurationState query={query} />
    </DeployFrame>
  );
}

/** What is left for those who may deploy, but not see the configuration. */
function OnlyImage(props: ChangeTarget) {
  const { t } = useTranslationRef(changeTranslationRef);
  const [now] = useState(() => imageTag(props.inside.images[0] ?? ''));
  const [image, setImage] = useState(now);
  const wanted = image.trim();
  const place = placeOf(props);
  return (
    <DeployFrame
      target={props}
      change={
        wanted === '' || wanted === now
          ? undefined
          : { kind: 'deploy', ...place, image: wanted }
      }
    >
      <ImageField place={place} now={now} value={image} onChange={setImage} />
      <Text as="p" color="secondary">
        {t('change.onlyImage', {
          permission: paasInstanceConfigurationReadPermission.name,
        })}
      </Text>
    </DeployFrame>
  );
}
