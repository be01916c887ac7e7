import {
  identityApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { useMoment } from '../../hooks/useDayWords';
import { useReservations } from '../../hooks/useReservations';
import { refName } from '../../lib/refName';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';

/** Props of {@link ReservationNote}. */
export interface ReservationNoteProps {
  /** Where something is to change. */
  places: readonly { serviceId: string; environment: string }[];
}

/** In a form of a change: it will wait for whoever else holds the instance. */
export function ReservationNote(props: ReservationNoteProps) {
  const { places } = props;
  const { t } = useTranslationRef(policiesTranslationRef);
  const moment = useMoment();
  const identityApi = useApi(identityApiRef);
  const me = useQuery({
    queryKey: ['identity', 'user'],
    queryFn: async () =>
      (await identityApi.getBackstageIdentity()).userEntityRef,
    staleTime: Infinity,
  });
  const foreign = (useReservations().data ?? []).filter(
    ({ serviceId, environment, holder }) =>
      holder !== me.data &&
      places.some(
        place =>
          place.serviceId === serviceId && place.environment === environment,
      ),
  );
  return (
    <>
      {foreign.map(({ id, instance, holder, reason, until }) => (
        <Alert
          key={id}
          status="warning"
          icon
          title={t('reservations.waits', { instance, holder: refName(holder) })}
          description={t('reservations.waitsHint', {
            reason,
            holder: refName(holder),
            until: moment(until),
          })}
        />
      ))}
    </>
  );
}
