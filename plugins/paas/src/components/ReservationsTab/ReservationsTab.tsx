import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { ErrorNote, PlainTable, ReasonedActions } from '@mooring/react';
import { useMoment } from '../../hooks/useDayWords';
import { useRelease, useReservations } from '../../hooks/useReservations';
import { refName } from '../../lib/refName';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import { SectionSkeleton } from '../SectionSkeleton';

/** Who holds which instance as it is. */
export function ReservationsTab() {
  const { t } = useTranslationRef(policiesTranslationRef);
  const reservations = useReservations();
  const release = useRelease();
  const moment = useMoment();
  return (
    <Flex direction="column" gap="4">
      <Text as="p" color="secondary">
        {t('reservations.about')}
      </Text>
      {reservations.error && (
        <ErrorNote
          title={t('policies.error')}
          error={reservations.error}
          onRetry={() => reservations.refetch()}
        />
      )}
      {release.error && (
        <ErrorNote
          title={t('reservations.releaseError')}
          error={release.error}
        />
      )}
      {reservations.isPending && (
        <SectionSkeleton label={t('policies.loading')} />
      )}
      {reservations.data?.length === 0 && (
        <div>
          <Text as="p" weight="bold">
            {t('reservations.empty')}
          </Text>
          <Text as="p" color="secondary">
            {t('reservations.emptyHint')}
          </Text>
        </div>
      )}
      {reservations.data && reservations.data.length > 0 && (
        <PlainTable
          label={t('policies.reservations')}
          items={reservations.data}
          keyOf={({ id }) => id}
          columns={[
            {
              ...{ id: 'instance', label: t('reservations.instance') },
              isRowHeader: true,
              cell: ({ instance }) => instance,
            },
            {
              ...{ id: 'holder', label: t('reservations.holder') },
              cell: ({ holder }) => refName(holder),
            },
            {
              ...{ id: 'until', label: t('reservations.until') },
              cell: ({ until }) => moment(until),
            },
            {
              ...{ id: 'reason', label: t('reservations.reason') },
              cell: ({ reason }) => reason,
            },
            {
              ...{ id: 'release', label: t('freezes.actions') },
              cell: ({ id, instance, holder, canRelease }) => (
                <ReasonedActions
                  actions={[
                    {
                      ...{ id: 'release', label: t('reservations.release') },
                      ariaLabel: t('reservations.releaseOf', { instance }),
                      isPending: release.isPending && release.variables === id,
                      reason: canRelease
                        ? undefined
                        : t('reservations.notYours', {
                            holder: refName(holder),
                          }),
                      onPress: () => release.mutate(id),
                    },
                  ]}
                />
              ),
            },
          ]}
        />
      )}
    </Flex>
  );
}
