import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Flex, Text } from '@backstage/ui';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';

/** What would be here, and how to begin. */
export function NoOperations() {
  const { t } = useTranslationRef(operationsTranslationRef);
  return (
    <Flex direction="column" gap="2" align="start">
      <Text as="h2" variant="title-x-small">
        {t('operations.empty')}
      </Text>
      <Text as="p" color="secondary">
        {t('operations.emptyHint')}
      </Text>
      <ButtonLink variant="primary" href="/create">
        {t('operations.create')}
      </ButtonLink>
    </Flex>
  );
}
