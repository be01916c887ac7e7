import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Flex, Text } from '@backstage/ui';
import { operationsRouteRef } from '../../routes';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';

/** A service of which nothing is left but its history. */
export function RunsNowhere() {
  const { t } = useTranslationRef(runtimeTranslationRef);
  const operationsLink = useRouteRef(operationsRouteRef);
  return (
    <Flex direction="column" gap="2" align="start">
      <Text as="h2" variant="title-x-small">
        {t('runtime.empty')}
      </Text>
      <Text as="p" color="secondary">
        {t('runtime.emptyHint')}
      </Text>
      <ButtonLink variant="secondary" href={operationsLink?.() ?? ''}>
        {t('runtime.showOperations')}
      </ButtonLink>
    </Flex>
  );
}
