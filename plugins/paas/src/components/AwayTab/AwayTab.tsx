import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { ErrorNote } from '@mooring/react';
import { useDelegations } from '../../hooks/useDelegations';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import { SectionSkeleton } from '../SectionSkeleton';
import { DelegateForm } from './DelegateForm';
import { DelegationsTable } from './DelegationsTable';

/** Who decides for whom while somebody is away. */
export function AwayTab() {
  const { t } = useTranslationRef(policiesTranslationRef);
  const delegations = useDelegations();
  return (
    <Flex direction="column" gap="4">
      <Text as="p" color="secondary">
        {t('away.about')}
      </Text>
      <DelegateForm />
      {delegations.error && (
        <ErrorNote
          title={t('policies.error')}
          error={delegations.error}
          onRetry={() => delegations.refetch()}
        />
      )}
      {delegations.isPending && (
        <SectionSkeleton label={t('policies.loading')} />
      )}
      {delegations.data?.length === 0 && <Text as="p">{t('away.empty')}</Text>}
      {delegations.data && delegations.data.length > 0 && (
        <DelegationsTable delegations={delegations.data} />
      )}
    </Flex>
  );
}
