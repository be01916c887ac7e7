import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Flex, Text } from '@backstage/ui';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

/** What would be here, and how to begin. */
export function NoServices() {
  const { t } = useTranslationRef(paasTranslationRef);
  return (
    <Flex direction="column" gap="2" align="start">
      <Text as="h2" variant="title-x-small">
        {t('services.empty')}
      </Text>
      <Text as="p" color="secondary">
        {t('services.emptyHint')}
      </Text>
      <ButtonLink variant="primary" href="/create">
        {t('services.create')}
      </ButtonLink>
    </Flex>
  );
}
