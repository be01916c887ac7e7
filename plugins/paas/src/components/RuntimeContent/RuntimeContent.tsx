import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  ButtonLink,
  Flex,
  Skeleton,
  Text,
  VisuallyHidden,
} from '@backstage/ui';
import { ANNOTATION_SERVICE_ID } from '@mooring/common';
import { ErrorNote, type InstanceCardLineProps } from '@mooring/react';
import type { ComponentType } from 'react';
import { useService } from '../../hooks/useService';
import { operationsRouteRef } from '../../routes';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import styles from './RuntimeContent.module.css';
import { RuntimeView } from './RuntimeView';

/** Props of {@link RuntimeContent}. */
export interface RuntimeContentProps {
  /** Lines that other plugins add to every card. */
  cardLines: ComponentType<InstanceCardLineProps>[];
}

/** The tab of a service: where it runs and how it is doing. */
export function RuntimeContent(props: RuntimeContentProps) {
  const { t } = useTranslationRef(paasTranslationRef);
  const { entity } = useEntity();
  const serviceId = entity.metadata.annotations?.[ANNOTATION_SERVICE_ID] ?? '';
  const { data, error, isPending, refetch } = useService(serviceId);
  return (
    <div className={styles.root}>
      {error && (
        <ErrorNote
          title={t('runtime.error')}
          error={error}
          onRetry={() => refetch()}
        />
      )}
      {isPending && <RuntimeSkeleton />}
      {data && data.instances.length === 0 && <RunsNowhere />}
      {data && data.instances.length > 0 && (
        <RuntimeView service={data} cardLines={props.cardLines} />
      )}
    </div>
  );
}

function RuntimeSkeleton() {
  const { t } = useTranslationRef(paasTranslationRef);
  return (
    <div role="status">
      <VisuallyHidden>{t('runtime.loading')}</VisuallyHidden>
      <Flex gap="4">
        <Skeleton width={360} height={200} />
        <Skeleton width={360} height={200} />
      </Flex>
    </div>
  );
}

function RunsNowhere() {
  const { t } = useTranslationRef(paasTranslationRef);
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
