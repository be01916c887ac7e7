import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { ErrorNote, ReasonedActions } from '@mooring/react';
import { useSearchParams } from 'react-router-dom';
import { usePolicies } from '../../hooks/usePolicies';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import { SectionSkeleton } from '../SectionSkeleton';
import { ProcedureCard } from './ProcedureCard';
import { ProcedureDrawer } from './ProcedureDrawer';
import { ProcedureVersions } from './ProcedureVersions';
import styles from './ProceduresTab.module.css';

/** All procedures in force; which drawer is open stands in the address. */
export function ProceduresTab() {
  const { t } = useTranslationRef(policiesTranslationRef);
  const procedures = usePolicies('procedure');
  const [params, setParams] = useSearchParams();
  const items = [...(procedures.data?.items ?? [])].sort((a, b) =>
    a.body.name.localeCompare(b.body.name),
  );
  const edited = params.get('edit');
  const looked = items.find(({ id }) => id === params.get('versions'));
  const canChange = procedures.data?.canChange ?? false;
  const document = items.find(({ id }) => id === edited);
  const close = () => setParams({}, { replace: true });
  return (
    <Flex direction="column" gap="4">
      <div className={styles.head}>
        <Text as="p" color="secondary">
          {t('policies.about')}
        </Text>
        <ReasonedActions
          actions={[
            {
              ...{ id: 'add', label: t('policies.add'), variant: 'primary' },
              reason: canChange ? undefined : t('policies.onlyOperators'),
              onPress: () => setParams({ edit: 'new' }),
            },
          ]}
        />
      </div>
      {procedures.error && (
        <ErrorNote
          title={t('policies.error')}
          error={procedures.error}
          onRetry={() => procedures.refetch()}
        />
      )}
      {procedures.isPending && (
        <SectionSkeleton label={t('policies.loading')} />
      )}
      {procedures.data && items.length === 0 && (
        <div>
          <Text as="p" weight="bold">
            {t('policies.empty')}
          </Text>
          <Text as="p" color="secondary">
            {t('policies.emptyHint')}
          </Text>
        </div>
      )}
      <ul className={styles.cards} aria-label={t('policies.procedures')}>
        {items.map(item => (
          <li key={item.id}>
            <ProcedureCard
              document={item}
              canChange={canChange}
              onEdit={() => setParams({ edit: item.id })}
              onLook={() => setParams({ versions: item.id })}
            />
          </li>
        ))}
      </ul>
      {canChange && (document || edited === 'new') && (
        <ProcedureDrawer
          key={document?.version}
          document={document}
          onClose={close}
        />
      )}
      {looked && <ProcedureVersions document={looked} onClose={close} />}
    </Flex>
  );
}
