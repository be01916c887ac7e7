import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import type { Reservation } from '@mooring/backstage-plugin-paas-common';
import { ErrorNote } from '@mooring/react';
import { RiLockLine } from '@remixicon/react';
import { useMoment } from '../../hooks/useDayWords';
import { useRelease } from '../../hooks/useReservations';
import { refName } from '../../lib/refName';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import styles from './ReservationLine.module.css';

/** Props of {@link ReservationLine}. */
export interface ReservationLineProps {
  reservation: Reservation;
}

/** On a card: who holds it, until when and what for, and the way to end it for those who may. */
export function ReservationLine(props: ReservationLineProps) {
  const { id, holder, until, reason, canRelease, instance } = props.reservation;
  const { t } = useTranslationRef(policiesTranslationRef);
  const moment = useMoment();
  const release = useRelease();
  return (
    <>
      <div className={styles.line}>
        <RiLockLine size={16} aria-hidden />
        <Text className={styles.text}>
          {t('reservations.line', {
            holder: refName(holder),
            until: moment(until),
            reason,
          })}
        </Text>
        {canRelease && (
          <Button
            size="small"
            variant="tertiary"
            aria-label={t('reservations.releaseOf', { instance })}
            isPending={release.isPending}
            onPress={() => release.mutate(id)}
          >
            {t('reservations.release')}
          </Button>
        )}
      </div>
      {release.error && (
        <ErrorNote
          title={t('reservations.releaseError')}
          error={release.error}
        />
      )}
    </>
  );
}
