import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Flex, Text } from '@backstage/ui';
import {
  ErrorNote,
  ReasonedActions,
  useEnvironments,
  useMooringFormats,
} from '@mooring/react';
import { useSearchParams } from 'react-router-dom';
import { useDayWords } from '../../hooks/useDayWords';
import { useFrozenNow } from '../../hooks/useFrozenNow';
import { usePolicies } from '../../hooks/usePolicies';
import { freezesOn } from '../../lib/policies/freezesOn';
import { dayOf } from '../../lib/policies/monthGrid';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import { SectionSkeleton } from '../SectionSkeleton';
import { FreezeDrawer } from './FreezeDrawer';
import { FreezeList } from './FreezeList';
import styles from './FreezesTab.module.css';
import { MonthCalendar } from './MonthCalendar';

/** When which environment is not changed: what holds now, a month at a glance, and all of them. */
export function FreezesTab() {
  const { t } = useTranslationRef(policiesTranslationRef);
  const freezes = usePolicies('freeze');
  const words = useDayWords();
  const [params, setParams] = useSearchParams();
  const today = dayOf(new Date());
  const chosen = params.get('day');
  const day = /^\d{4}-\d{2}-\d{2}$/.test(chosen ?? '') ? chosen! : undefined;
  const items = freezes.data?.items ?? [];
  const canChange = freezes.data?.canChange ?? false;
  const edited = params.get('edit');
  const document = items.find(({ id }) => id === edited);
  const change = (changes: Record<string, string | undefined>) =>
    setParams(
      current => {
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined) {
            current.delete(name);
          } else {
            current.set(name, value);
          }
        }
        return current;
      },
      { replace: true },
    );
  return (
    <Flex direction="column" gap="4">
      <div className={styles.head}>
        <Text as="p" color="secondary">
          {t('freezes.about')}
        </Text>
        <ReasonedActions
          actions={[
            {
              ...{ id: 'add', label: t('freezes.add'), variant: 'primary' },
              reason: canChange ? undefined : t('policies.onlyOperators'),
              onPress: () => change({ edit: 'new' }),
            },
          ]}
        />
      </div>
      {freezes.error && (
        <ErrorNote
          title={t('policies.error')}
          error={freezes.error}
          onRetry={() => freezes.refetch()}
        />
      )}
      {freezes.isPending && <SectionSkeleton label={t('policies.loading')} />}
      {freezes.data && (
        <>
          <FrozenNow />
          <MonthCalendar
            freezes={items}
            month={(day ?? today).slice(0, 7)}
            day={day ?? today}
            today={today}
            onChoose={next => change({ day: next })}
          />
          <FreezeList
            heading={
              day === undefined
                ? t('freezes.list')
                : t('freezes.on', { day: words.dayOf(day) })
            }
            empty={t(day === undefined ? 'freezes.empty' : 'freezes.noneOn')}
            freezes={day === undefined ? items : freezesOn(items, day)}
            canChange={canChange}
            onEdit={id => change({ edit: id })}
            onShowAll={
              day === undefined ? undefined : () => change({ day: undefined })
            }
          />
        </>
      )}
      {canChange && (document || edited === 'new') && (
        <FreezeDrawer
          document={document}
          day={day}
          onClose={() => change({ edit: undefined })}
        />
      )}
    </Flex>
  );
}

function FrozenNow() {
  const { t } = useTranslationRef(policiesTranslationRef);
  const { titleOf } = useEnvironments();
  const { list } = useMooringFormats();
  const names = new Set(
    useFrozenNow().flatMap(({ body }) => body.environments),
  );
  return names.size === 0 ? (
    <Text as="p">{t('freezes.nothingNow')}</Text>
  ) : (
    <Alert
      status="warning"
      icon
      title={t('freezes.now', { environments: list([...names].map(titleOf)) })}
    />
  );
}
