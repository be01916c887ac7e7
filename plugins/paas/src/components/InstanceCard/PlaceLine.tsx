import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { InstanceView } from '@mooring/backstage-plugin-paas-common';
import { useEnvironments } from '@mooring/react';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import { StaleNote } from './StaleNote';

/** Props of {@link PlaceLine}. */
export interface PlaceLineProps {
  instance: InstanceView;
}

/** Where an instance is; in the same place, how old the facts are when its cluster is silent. */
export function PlaceLine(props: PlaceLineProps) {
  const { instance } = props;
  const place = usePlace(instance);
  if (instance.stale) {
    return <StaleNote instance={instance} />;
  }
  return place === undefined ? null : (
    <Text as="p" variant="body-small" color="secondary">
      {place}
    </Text>
  );
}

/** What the title does not say already. */
function usePlace(instance: InstanceView): string | undefined {
  const { inside, managed, environment } = instance;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const { titleOf } = useEnvironments();
  if (!managed) {
    return environment === undefined ? undefined : titleOf(environment);
  }
  return (
    inside &&
    t('card.where', { namespace: inside.namespace, cluster: inside.cluster })
  );
}
