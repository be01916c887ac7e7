import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import type { FreezeDocument } from '@mooring/backstage-plugin-paas-common';
import {
  PlainTable,
  ReasonedActions,
  useEnvironments,
  useMooringFormats,
  useNow,
} from '@mooring/react';
import { useState } from 'react';
import { useMoment } from '../../hooks/useDayWords';
import { freezeState } from '../../lib/policies/freezesOn';
import { refName } from '../../lib/refName';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import { WithdrawDialog } from '../PolicyVersions';
import styles from './FreezesTab.module.css';

const MINUTE = 60_000;

/** Props of {@link FreezeList}. */
export interface FreezeListProps {
  heading: string;
  empty: string;
  freezes: FreezeDocument[];
  canChange: boolean;
  onEdit: (id: string) => void;
  /** Given where they are not all. */
  onShowAll: (() => void) | undefined;
}

/** Freezes in a table, what is to come and what holds before what is over. */
export function FreezeList(props: FreezeListProps) {
  const { heading, empty, canChange, onEdit, onShowAll } = props;
  const { t } = useTranslationRef(policiesTranslationRef);
  const { titleOf } = useEnvironments();
  const { list } = useMooringFormats();
  const moment = useMoment();
  const now = useNow(MINUTE);
  const [withdrawn, setWithdrawn] = useState<FreezeDocument>();
  const nameOf = ({ body }: FreezeDocument) =>
    t('freezes.name', { environments: list(body.environments.map(titleOf)) });
  const freezes = [...props.freezes].sort(
    (a, b) =>
      Number(freezeState(a, now) === 'past') -
        Number(freezeState(b, now) === 'past') ||
      Date.parse(a.body.from) - Date.parse(b.body.from),
  );
  const reasonOf = (freeze: FreezeDocument) => {
    if (freezeState(freeze, now) === 'past') {
      return t('freezes.isOver');
    }
    return canChange ? undefined : t('policies.onlyOperators');
  };
  return (
    <section>
      <div className={styles.listHead}>
        <h2 className={styles.heading}>{heading}</h2>
        {onShowAll && (
          <Button size="small" variant="tertiary" onPress={onShowAll}>
            {t('freezes.showAll')}
          </Button>
        )}
      </div>
      {freezes.length === 0 ? (
        <Text as="p" color="secondary">
          {empty}
        </Text>
      ) : (
        <PlainTable
          label={heading}
          items={freezes}
          keyOf={({ id }) => id}
          columns={[
            {
              ...{ id: 'environments', label: t('freezes.environments') },
              isRowHeader: true,
              cell: ({ body }) => list(body.environments.map(titleOf)),
            },
            {
              ...{ id: 'state', label: t('freezes.state') },
              cell: freeze => t(`freezes.state.${freezeState(freeze, now)}`),
            },
            {
              ...{ id: 'from', label: t('freezes.from') },
              cell: ({ body }) => moment(body.from),
            },
            {
              ...{ id: 'until', label: t('freezes.until') },
              cell: ({ body }) => moment(body.until),
            },
            {
              ...{ id: 'reason', label: t('freezes.reason') },
              cell: ({ body }) => body.reason,
            },
            {
              ...{ id: 'group', label: t('freezes.overrideGroup') },
              cell: ({ body }) => refName(body.overrideGroup),
            },
            {
              ...{ id: 'actions', label: t('freezes.actions') },
              cell: freeze => (
                <ReasonedActions
                  actions={[
                    {
                      ...{ id: 'edit', label: t('policies.edit') },
                      ariaLabel: t('policies.editOf', { name: nameOf(freeze) }),
                      reason: reasonOf(freeze),
                      onPress: () => onEdit(freeze.id),
                    },
                    {
                      ...{ id: 'withdraw', label: t('policies.withdraw') },
                      ariaLabel: t('policies.withdrawOf', {
                        name: nameOf(freeze),
                      }),
                      reason: reasonOf(freeze),
                      onPress: () => setWithdrawn(freeze),
                    },
                  ]}
                />
              ),
            },
          ]}
        />
      )}
      {withdrawn && (
        <WithdrawDialog
          kind="freeze"
          name={nameOf(withdrawn)}
          document={withdrawn}
          onClose={() => setWithdrawn(undefined)}
        />
      )}
    </section>
  );
}
