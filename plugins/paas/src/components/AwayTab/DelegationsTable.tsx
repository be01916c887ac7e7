import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex } from '@backstage/ui';
import type { Delegation } from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, PlainTable, ReasonedActions } from '@mooring/react';
import { useMoment } from '../../hooks/useDayWords';
import { useTakeBack } from '../../hooks/useDelegations';
import { refName } from '../../lib/refName';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';

/** Props of {@link DelegationsTable}. */
export interface DelegationsTableProps {
  delegations: Delegation[];
}

/** Who decides for whom, from when until when. */
export function DelegationsTable(props: DelegationsTableProps) {
  const { t } = useTranslationRef(policiesTranslationRef);
  const moment = useMoment();
  const takeBack = useTakeBack();
  return (
    <Flex direction="column" gap="3">
      {takeBack.error && (
        <ErrorNote title={t('away.takeBackError')} error={takeBack.error} />
      )}
      <PlainTable
        label={t('away.list')}
        items={props.delegations}
        keyOf={({ id }) => id}
        columns={[
          {
            ...{ id: 'who', label: t('away.who'), isRowHeader: true },
            cell: ({ fromUser }) => refName(fromUser),
          },
          {
            ...{ id: 'decides', label: t('away.decides') },
            cell: ({ toUser }) => refName(toUser),
          },
          {
            ...{ id: 'from', label: t('away.from') },
            cell: ({ from }) => moment(from),
          },
          {
            ...{ id: 'until', label: t('away.until') },
            cell: ({ until }) => moment(until),
          },
          {
            ...{ id: 'reason', label: t('away.reason') },
            cell: ({ reason }) => reason,
          },
          {
            ...{ id: 'end', label: t('freezes.actions') },
            cell: ({ id, toUser }) => (
              <ReasonedActions
                actions={[
                  {
                    ...{ id: 'end', label: t('away.takeBack') },
                    ariaLabel: t('away.takeBackOf', { to: refName(toUser) }),
                    isPending: takeBack.isPending && takeBack.variables === id,
                    onPress: () => takeBack.mutate(id),
                  },
                ]}
              />
            ),
          },
        ]}
      />
    </Flex>
  );
}
