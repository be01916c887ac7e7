import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { InstanceView } from '@mooring/backstage-plugin-paas-common';
import { useMooringFormats, useNow } from '@mooring/react';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';

/** Props of {@link StaleNote}. */
export interface StaleNoteProps {
  instance: InstanceView;
}

/** How old the facts are, and for how long the cluster has been out of reach. */
export function StaleNote(props: StaleNoteProps) {
  const { asOf, inside } = props.instance;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const { time, duration } = useMooringFormats();
  const now = useNow();
  if (asOf === undefined) {
    return (
      <Text as="p" variant="body-small">
        {t('card.neverReached')}
      </Text>
    );
  }
  const age = {
    time: time(asOf),
    duration: duration(now - Date.parse(asOf)),
  };
  return (
    <Text as="p" variant="body-small" weight="bold">
      {inside
        ? t('card.stale', { ...age, cluster: inside.cluster })
        : t('card.staleOutsider', age)}
    </Text>
  );
}
