import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text, TextField } from '@backstage/ui';
import { useEnvironments } from '@mooring/react';
import { useState } from 'react';
import { useReserve } from '../../hooks/useReservations';
import type { ManagedService } from '../../lib/managedService';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import { FormDrawer } from '../FormDrawer';
import { TimeField } from '../TimeField';

/** Long enough for most test runs. */
const USUAL_MS = 2 * 3_600_000;

/** Props of {@link ReserveDrawer}. */
export interface ReserveDrawerProps {
  service: ManagedService;
  environment: string;
  onClose: () => void;
}

/** Until when and what for an instance is to be held as it is. */
export function ReserveDrawer(props: ReserveDrawerProps) {
  const { service, environment, onClose } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const { t: tPolicies } = useTranslationRef(policiesTranslationRef);
  const { titleOf } = useEnvironments();
  const reserve = useReserve();
  const [until, setUntil] = useState<string | undefined>(() =>
    new Date(Date.now() + USUAL_MS).toISOString(),
  );
  const [reason, setReason] = useState('');
  const refusal = () => {
    if (until === undefined || Date.parse(until) <= Date.now()) {
      return tPolicies('reservations.giveTime');
    }
    return reason.trim() === ''
      ? tPolicies('reservations.giveReason')
      : undefined;
  };
  return (
    <FormDrawer
      title={t('change.title.reserve', {
        service: service.name,
        environment: titleOf(environment),
      })}
      save={{
        label: tPolicies('reservations.reserve'),
        reason: refusal(),
        isPending: reserve.isPending,
        onSave: () =>
          reserve.mutate(
            {
              serviceId: service.id,
              environment,
              until: until!,
              reason: reason.trim(),
            },
            { onSuccess: onClose },
          ),
      }}
      error={
        reserve.error && {
          title: tPolicies('reservations.error'),
          error: reserve.error,
        }
      }
      onClose={onClose}
    >
      <Text as="p">{tPolicies('reservations.reserveHint')}</Text>
      <TimeField
        label={tPolicies('reservations.until')}
        value={until}
        onChange={setUntil}
      />
      <TextField
        label={tPolicies('reservations.reason')}
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
    </FormDrawer>
  );
}
